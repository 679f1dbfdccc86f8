-- DropIndex
DROP INDEX "WatchEntry_sourceId_seenAt_id_idx";

-- CreateIndex
CREATE INDEX "WatchEntry_sourceId_seenAt_id_idx" ON "WatchEntry"("sourceId", "seenAt" DESC, "id" DESC);
