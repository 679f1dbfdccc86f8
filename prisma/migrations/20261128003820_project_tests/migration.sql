-- AlterTable
ALTER TABLE "ProductTest" ADD COLUMN     "recordedAt" TIMESTAMPTZ(3),
ADD COLUMN     "remarks" TEXT,
ADD COLUMN     "replacesId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "Project_markingNumber_key" ON "Project"("markingNumber");

-- AddForeignKey
ALTER TABLE "ProductTest" ADD CONSTRAINT "ProductTest_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "ProductTest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A recorded result is never changed: the test is done again, or no longer counted.
CREATE FUNCTION "refuse_recorded_test_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."result" IS NOT NULL AND
     (OLD."kind", OLD."title", OLD."how", OLD."extent", OLD."conditions", OLD."risksAndLimits", OLD."involvesPatients",
      OLD."protocol", OLD."result", OLD."performedOn", OLD."remarks", OLD."recordedBy", OLD."recordedAt", OLD."replacesId",
      OLD."number", OLD."projectId")
     IS DISTINCT FROM
     (NEW."kind", NEW."title", NEW."how", NEW."extent", NEW."conditions", NEW."risksAndLimits", NEW."involvesPatients",
      NEW."protocol", NEW."result", NEW."performedOn", NEW."remarks", NEW."recordedBy", NEW."recordedAt", NEW."replacesId",
      NEW."number", NEW."projectId") THEN
    RAISE EXCEPTION 'a recorded test result is never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "ProductTest_locked" BEFORE UPDATE ON "ProductTest"
  FOR EACH ROW EXECUTE FUNCTION "refuse_recorded_test_change"();
