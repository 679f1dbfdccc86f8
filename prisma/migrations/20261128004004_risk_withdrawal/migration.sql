-- AlterTable
ALTER TABLE "Risk" ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawnBecause" TEXT;

-- AlterTable
ALTER TABLE "RiskControl" ADD COLUMN     "effective" TEXT;

-- The first unacceptable risk is a fact that stays, and with it the loss of the simple template (VGR 3.1).
CREATE FUNCTION "refuse_simple_again"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."unacceptableRiskAt" IS NOT NULL AND (OLD."unacceptableRiskAt", OLD."unacceptableRisk")
     IS DISTINCT FROM (NEW."unacceptableRiskAt", NEW."unacceptableRisk") THEN
    RAISE EXCEPTION 'that an unacceptable risk has been identified is never forgotten';
  END IF;
  IF NEW."unacceptableRiskAt" IS NOT NULL AND NEW."simple" AND NOT OLD."simple" THEN
    RAISE EXCEPTION 'the simple template is not for a device with an unacceptable risk';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Project_simple_lost" BEFORE UPDATE ON "Project"
  FOR EACH ROW EXECUTE FUNCTION "refuse_simple_again"();
