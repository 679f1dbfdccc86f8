-- AlterTable
ALTER TABLE "Declaration" ADD COLUMN     "informedNote" TEXT;
