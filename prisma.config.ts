import { defineConfig } from "prisma/config";

// The command line of Prisma is used to generate the client only; migrations go through scripts/database.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
