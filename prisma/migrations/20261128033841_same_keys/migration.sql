-- AlterTable
ALTER TABLE "IncomingMessage" ADD COLUMN     "sameKeys" TEXT[];

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "sameKeys" TEXT[];

-- CreateIndex
CREATE INDEX "IncomingMessage_sameKeys_idx" ON "IncomingMessage" USING GIN ("sameKeys");

-- CreateIndex
CREATE INDEX "Notice_sameKeys_idx" ON "Notice" USING GIN ("sameKeys");
