-- CreateIndex
CREATE INDEX "Notice_fscaReferences_idx" ON "Notice" USING GIN ("fscaReferences");

-- CreateIndex
CREATE INDEX "Notice_fsnReferences_idx" ON "Notice" USING GIN ("fsnReferences");
