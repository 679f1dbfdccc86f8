-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "conclusionConfirmedAt" TIMESTAMPTZ(3);
