-- CreateIndex
CREATE INDEX "DocumentRevision_state_submittedAt_idx" ON "DocumentRevision"("state", "submittedAt");

-- CreateIndex
CREATE INDEX "TestPerformer_userId_idx" ON "TestPerformer"("userId");
