import { z } from "zod";
import { FileTopic } from "#prisma/generated/enums.ts";

/** The most that one file of a project may hold, in bytes. */
export const largestProjectFile = 25 * 1024 * 1024;

/** What a file belongs to. `topicId` is the test, deviation, incident or document; other topics belong to the project. */
export const projectFileTargetSchema = z
  .object({ projectId: z.uuid(), topic: z.enum(FileTopic), topicId: z.uuid().nullable() })
  .refine(({ topic, topicId }) => ownedTopics.includes(topic) === (topicId !== null), {
    error: "invalid",
    path: ["topicId"],
  });

/** Topics whose files belong to one row of their list. */
const ownedTopics: readonly FileTopic[] = ["document", "test", "deviation", "incident"];

export type ProjectFileTarget = z.output<typeof projectFileTargetSchema>;
