"use client";

import { Button } from "@navikt/ds-react/Button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { sendFile } from "#components/projects/sendFile.ts";
import type { FileTopic } from "#prisma/generated/enums.ts";

type Props = {
  projectId: string;
  topic: FileTopic;
  topicId: string | null;
  label: string;
  maxBytes: number;
};

type Sent = { key: string; name: string; percent: number; problem: string | null; done: boolean };

/** Sends files one after the other, and says of each how far it has come or why it was not kept. */
export function FileUpload({ projectId, topic, topicId, label, maxBytes }: Props) {
  const t = useTranslations("projects.files");
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<Sent[]>([]);
  const [pending, setPending] = useState(false);
  const megabytes = maxBytes / 1024 / 1024;
  const settle = (key: string, change: Partial<Sent>) =>
    setSent((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));

  async function send(key: string, file: File): Promise<string | null> {
    if (file.size > maxBytes) return t("tooLarge", { megabytes });
    const body = new FormData();
    for (const [name, value] of Object.entries({ projectId, topic, topicId: topicId ?? "" }))
      body.set(name, value);
    body.set("file", file);
    try {
      return await sendFile("/api/uploads/project", body, (percent) => settle(key, { percent }));
    } catch {
      return t("failed");
    }
  }

  async function sendAll(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = [...(input.current?.files ?? [])].map((file, position) => ({
      key: `${performance.now()}-${position}`,
      file,
    }));
    if (chosen.length === 0) return;
    setPending(true);
    setSent(
      chosen.map(({ key, file }) => ({ key, name: file.name, percent: 0, problem: null, done: false })),
    );
    for (const { key, file } of chosen) settle(key, { problem: await send(key, file), done: true });
    if (input.current) input.current.value = "";
    setPending(false);
    router.refresh();
  }

  return (
    <form
      method="post"
      action="/api/uploads/project"
      encType="multipart/form-data"
      onSubmit={sendAll}
      className="no-print flex flex-col gap-2"
    >
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="topic" value={topic} />
      <input type="hidden" name="topicId" value={topicId ?? ""} />
      <label htmlFor={id} className="font-semibold">
        {t("add", { label, megabytes })}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={input}
          id={id}
          type="file"
          name="file"
          multiple
          required
          aria-describedby={`${id}-sent`}
          className="max-w-full text-base file:mr-3 file:rounded file:border file:border-(--ax-border-neutral) file:bg-(--ax-bg-default) file:px-3 file:py-1.5"
        />
        <Button type="submit" size="small" variant="secondary" loading={pending}>
          {t("upload")}
        </Button>
      </div>
      <ul id={`${id}-sent`} aria-live="polite" className="flex flex-col gap-1">
        {sent
          .filter(({ done, problem }) => !done || problem)
          .map(({ key, name, percent, problem }) => (
            <li key={key} className="[overflow-wrap:anywhere]">
              {name}:{" "}
              {problem ? (
                <strong className="text-(--ax-text-danger)">{problem}</strong>
              ) : (
                <progress value={percent} max={100} aria-label={t("sending", { name })} />
              )}
            </li>
          ))}
      </ul>
    </form>
  );
}
