-- Trigrams: words anywhere in a text by index. A trusted extension of PostgreSQL's own (contrib): the owner of the
-- database may create it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateIndex
CREATE INDEX "Case_title_idx" ON "Case" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Case_number_trgm_idx" ON "Case" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Notice_manufacturer_trgm_idx" ON "Notice" USING GIN ("manufacturer" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Notice_refs_idx" ON "Notice" USING GIN ("refs");

-- CreateIndex
CREATE INDEX "Notice_udiDis_idx" ON "Notice" USING GIN ("udiDis");
