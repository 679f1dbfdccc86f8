-- CreateEnum
CREATE TYPE "WatchKind" AS ENUM ('feed', 'json');

-- CreateEnum
CREATE TYPE "WatchOutcome" AS ENUM ('taken', 'filtered', 'archived');

-- CreateTable
CREATE TABLE "WatchSource" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "kind" "WatchKind" NOT NULL DEFAULT 'feed',
    "mapping" JSONB,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "intervalMinutes" INTEGER NOT NULL DEFAULT 360,
    "quietAfterDays" INTEGER,
    "takeDays" INTEGER NOT NULL DEFAULT 0,
    "fetchLinked" BOOLEAN NOT NULL DEFAULT false,
    "linkedHosts" TEXT[],
    "opensCases" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "etag" TEXT,
    "lastModified" TEXT,
    "nextFetchAt" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "remapped" BOOLEAN NOT NULL DEFAULT false,
    "fetchedAt" TIMESTAMPTZ(3),
    "succeededAt" TIMESTAMPTZ(3),
    "newEntryAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failingSince" TIMESTAMPTZ(3),
    "problem" JSONB,
    "format" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WatchSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WatchEntry" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "key" CHAR(64) NOT NULL,
    "wording" CHAR(64) NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "WatchOutcome" NOT NULL,
    "reason" JSONB,
    "messageId" UUID,

    CONSTRAINT "WatchEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WatchSource_active_nextFetchAt_idx" ON "WatchSource"("active", "nextFetchAt");

-- CreateIndex
CREATE INDEX "WatchEntry_sourceId_seenAt_id_idx" ON "WatchEntry"("sourceId", "seenAt" DESC, "id");

-- CreateIndex
CREATE INDEX "WatchEntry_messageId_idx" ON "WatchEntry"("messageId");

-- CreateIndex
CREATE INDEX "WatchEntry_sha256_idx" ON "WatchEntry"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "WatchEntry_sourceId_key_wording_key" ON "WatchEntry"("sourceId", "key", "wording");

-- AddForeignKey
ALTER TABLE "WatchEntry" ADD CONSTRAINT "WatchEntry_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "WatchSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WatchEntry" ADD CONSTRAINT "WatchEntry_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WatchEntry" ADD CONSTRAINT "WatchEntry_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;
