-- DropIndex
DROP INDEX "MessageAttachment_sha256_idx";

-- CreateIndex
CREATE INDEX "MessageAttachment_sha256_messageId_idx" ON "MessageAttachment"("sha256", "messageId" DESC);
