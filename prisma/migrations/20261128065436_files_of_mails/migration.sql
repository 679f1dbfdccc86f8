-- CreateIndex
CREATE INDEX "OutgoingAttachment_sha256_idx" ON "OutgoingAttachment"("sha256");
