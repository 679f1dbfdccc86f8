-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('need', 'plan', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'simple');

-- CreateEnum
CREATE TYPE "DocumentSource" AS ENUM ('written', 'file', 'reference');

-- CreateEnum
CREATE TYPE "RevisionState" AS ENUM ('draft', 'in_review', 'approved', 'superseded');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('no_remarks', 'remarks');

-- CreateEnum
CREATE TYPE "FileTopic" AS ENUM ('document', 'concept', 'test', 'deviation', 'incident', 'marking', 'other');

-- CreateEnum
CREATE TYPE "CeMarking" AS ENUM ('none_present', 'removed', 'struck');

-- CreateEnum
CREATE TYPE "ClinicalOutcome" AS ENUM ('not_needed', 'notification', 'application');

-- CreateEnum
CREATE TYPE "ClinicalDecision" AS ENUM ('approved', 'refused');

-- CreateEnum
CREATE TYPE "TestKind" AS ENUM ('prototype', 'verification', 'validation');

-- CreateEnum
CREATE TYPE "TestResult" AS ENUM ('passed', 'passed_with_remarks', 'failed');

-- CreateEnum
CREATE TYPE "DeviceUnitState" AS ENUM ('made', 'in_use', 'scrapped', 'returned', 'lost');

-- CreateEnum
CREATE TYPE "Fulfilment" AS ENUM ('fully', 'partly', 'no');

-- CreateEnum
CREATE TYPE "RiskStage" AS ENUM ('manufacture', 'commissioning', 'use', 'handling', 'management');

-- CreateEnum
CREATE TYPE "RiskState" AS ENUM ('open', 'controlled', 'accepted');

-- CreateEnum
CREATE TYPE "ControlKind" AS ENUM ('design', 'protection', 'information');

-- CreateEnum
CREATE TYPE "DeclarationState" AS ENUM ('signed', 'published', 'replaced', 'withdrawn');

-- CreateEnum
CREATE TYPE "ReviewKind" AS ENUM ('follow_up', 'market', 'declaration');

-- CreateEnum
CREATE TYPE "IncidentKind" AS ENUM ('adverse_event', 'near_miss');

-- CreateEnum
CREATE TYPE "ProjectOrigin" AS ENUM ('make_or_modify', 'widened_purpose', 'combination', 'consumer_product', 'research');

-- CreateEnum
CREATE TYPE "Regulation" AS ENUM ('mdr', 'ivdr');

-- CreateEnum
CREATE TYPE "ProjectPhase" AS ENUM ('initiate', 'plan', 'execute', 'conclude', 'in_use', 'retired', 'stopped');

-- CreateEnum
CREATE TYPE "StopCause" AS ENUM ('ce_device_found', 'not_justified', 'other');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('go', 'back', 'stop');

-- CreateEnum
CREATE TYPE "Equivalence" AS ENUM ('equivalent', 'not_equivalent');

-- AlterEnum
ALTER TYPE "RecipientKind" ADD VALUE 'product_owner';

-- AlterTable
ALTER TABLE "Recipient" ADD COLUMN     "projectId" UUID;

-- CreateTable
CREATE TABLE "ProjectDocument" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" "DocumentKind" NOT NULL,

    CONSTRAINT "ProjectDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentRevision" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "RevisionState" NOT NULL DEFAULT 'draft',
    "source" "DocumentSource" NOT NULL DEFAULT 'written',
    "content" JSONB NOT NULL,
    "snapshot" JSONB,
    "reference" TEXT,
    "sha256" CHAR(64),
    "fileName" TEXT,
    "changes" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DocumentRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RevisionReview" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "reviewerId" UUID NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "comment" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RevisionReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectFile" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "topic" "FileTopic" NOT NULL,
    "topicId" UUID,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProjectFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductTest" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "TestKind" NOT NULL,
    "title" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "extent" TEXT NOT NULL,
    "conditions" TEXT NOT NULL,
    "risksAndLimits" TEXT NOT NULL,
    "involvesPatients" BOOLEAN NOT NULL DEFAULT false,
    "protocol" TEXT,
    "result" "TestResult",
    "performedOn" DATE,
    "recordedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledBecause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProductTest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TestPerformer" (
    "id" UUID NOT NULL,
    "testId" UUID NOT NULL,
    "userId" UUID,
    "name" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,

    CONSTRAINT "TestPerformer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deviation" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "testId" UUID,
    "occurredOn" DATE NOT NULL,
    "description" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "action" TEXT,
    "ownerCheckedAt" TIMESTAMPTZ(3),
    "ownerNote" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Deviation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Component" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "manufacturer" TEXT NOT NULL,
    "reference" TEXT,
    "udiDi" TEXT,
    "lots" TEXT[],
    "softwareVersion" TEXT,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "ceMarked" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeviceUnit" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "batch" BOOLEAN NOT NULL DEFAULT false,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "madeOn" DATE NOT NULL,
    "unitId" UUID,
    "place" TEXT,
    "state" "DeviceUnitState" NOT NULL DEFAULT 'made',
    "stateNote" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DeviceUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequirementAnswer" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "requirement" TEXT NOT NULL,
    "applicable" BOOLEAN NOT NULL,
    "reason" TEXT,
    "fulfilment" "Fulfilment",
    "how" TEXT,
    "evidence" TEXT,
    "riskArea" BOOLEAN NOT NULL DEFAULT false,
    "answeredBy" TEXT NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RequirementAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Risk" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "stage" "RiskStage" NOT NULL,
    "hazard" TEXT NOT NULL,
    "sequence" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "harm" TEXT NOT NULL,
    "misuse" BOOLEAN NOT NULL DEFAULT false,
    "singleFault" BOOLEAN NOT NULL DEFAULT false,
    "severityBefore" INTEGER,
    "probabilityBefore" INTEGER,
    "severityAfter" INTEGER,
    "probabilityAfter" INTEGER,
    "benefitRisk" TEXT,
    "newRisks" TEXT,
    "ownerName" TEXT,
    "dueAt" DATE,
    "state" "RiskState" NOT NULL DEFAULT 'open',
    "requirements" TEXT[],
    "componentId" UUID,
    "causedById" UUID,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiskControl" (
    "id" UUID NOT NULL,
    "riskId" UUID NOT NULL,
    "kind" "ControlKind" NOT NULL,
    "description" TEXT NOT NULL,
    "verified" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RiskControl_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Declaration" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "DeclarationState" NOT NULL DEFAULT 'signed',
    "content" JSONB NOT NULL,
    "contentSha256" CHAR(64) NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "certificate" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "signedBy" TEXT NOT NULL,
    "signedById" UUID NOT NULL,
    "signerFunction" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "registration" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBecause" TEXT,
    "authority" TEXT,
    "informedOn" DATE,
    "informedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Declaration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductReview" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "dueAt" DATE NOT NULL,
    "interval" INTEGER NOT NULL,
    "doneOn" DATE,
    "result" TEXT,
    "doneBy" TEXT,
    "remindedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProductReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "IncidentKind" NOT NULL,
    "occurredOn" DATE NOT NULL,
    "description" TEXT NOT NULL,
    "reportable" BOOLEAN NOT NULL,
    "componentId" UUID,
    "authorityReportedOn" DATE,
    "manufacturerReportedOn" DATE,
    "agencyReportedOn" DATE,
    "correctiveAction" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "origin" "ProjectOrigin" NOT NULL,
    "regulation" "Regulation" NOT NULL DEFAULT 'mdr',
    "legalEntity" TEXT NOT NULL,
    "organisationNumber" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "qualitySystem" TEXT,
    "ownerId" UUID NOT NULL,
    "ownerFunction" TEXT NOT NULL,
    "phase" "ProjectPhase" NOT NULL DEFAULT 'initiate',
    "phaseBefore" "ProjectPhase",
    "stopCause" "StopCause",
    "stopReason" TEXT,
    "simple" BOOLEAN NOT NULL DEFAULT false,
    "simpleLostAt" TIMESTAMPTZ(3),
    "unacceptableRiskAt" TIMESTAMPTZ(3),
    "unacceptableRisk" TEXT,
    "traits" TEXT[],
    "riskClass" TEXT,
    "matrix" JSONB NOT NULL,
    "overallRisk" TEXT,
    "overallAccepted" BOOLEAN,
    "markingNumber" TEXT,
    "markingText" TEXT,
    "ceMarking" "CeMarking",
    "cannotMarkReason" TEXT,
    "clinicalOutcome" "ClinicalOutcome",
    "clinicalReason" TEXT,
    "clinicalReference" TEXT,
    "clinicalSentAt" DATE,
    "clinicalDecidedAt" DATE,
    "clinicalDecision" "ClinicalDecision",
    "purposeSuitable" TEXT,
    "benefitOutweighs" TEXT,
    "managementInPlace" TEXT,
    "commissioningPlan" TEXT,
    "commissioningNotNeeded" BOOLEAN NOT NULL DEFAULT false,
    "inUseSince" DATE,
    "retiredOn" DATE,
    "retiredReason" TEXT,
    "keptUntil" DATE,
    "disposedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectCounter" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "ProjectCounter_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "ProjectUnit" (
    "projectId" UUID NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "ProjectUnit_pkey" PRIMARY KEY ("projectId","unitId")
);

-- CreateTable
CREATE TABLE "ProjectDecision" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "phase" "ProjectPhase" NOT NULL,
    "outcome" "DecisionOutcome" NOT NULL,
    "cost" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "statement" TEXT,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProjectDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdviceRequest" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "phase" "ProjectPhase" NOT NULL,
    "question" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "adviserId" UUID,
    "statement" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AdviceRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarketSearch" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "searchTerm" TEXT NOT NULL,
    "searchedOn" DATE NOT NULL,
    "searchedBy" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MarketSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarketCandidate" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "manufacturer" TEXT NOT NULL,
    "reference" TEXT,
    "udiDi" TEXT,
    "technical" TEXT,
    "biological" TEXT,
    "clinical" TEXT,
    "equivalence" "Equivalence",
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MarketCandidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LiteratureItem" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "citation" TEXT NOT NULL,
    "link" TEXT,
    "relevance" TEXT NOT NULL,
    "foundOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "LiteratureItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanActivity" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "doneOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PlanActivity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProjectDocument_projectId_kind_key" ON "ProjectDocument"("projectId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentRevision_documentId_revision_key" ON "DocumentRevision"("documentId", "revision");

-- CreateIndex
CREATE INDEX "RevisionReview_revisionId_idx" ON "RevisionReview"("revisionId");

-- CreateIndex
CREATE INDEX "ProjectFile_projectId_topic_topicId_idx" ON "ProjectFile"("projectId", "topic", "topicId");

-- CreateIndex
CREATE UNIQUE INDEX "ProductTest_projectId_number_key" ON "ProductTest"("projectId", "number");

-- CreateIndex
CREATE INDEX "TestPerformer_testId_idx" ON "TestPerformer"("testId");

-- CreateIndex
CREATE UNIQUE INDEX "Deviation_projectId_number_key" ON "Deviation"("projectId", "number");

-- CreateIndex
CREATE INDEX "Component_projectId_idx" ON "Component"("projectId");

-- CreateIndex
CREATE INDEX "Component_reference_idx" ON "Component"("reference");

-- CreateIndex
CREATE INDEX "Component_udiDi_idx" ON "Component"("udiDi");

-- CreateIndex
CREATE UNIQUE INDEX "DeviceUnit_projectId_code_key" ON "DeviceUnit"("projectId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "RequirementAnswer_projectId_requirement_key" ON "RequirementAnswer"("projectId", "requirement");

-- CreateIndex
CREATE UNIQUE INDEX "Risk_projectId_number_key" ON "Risk"("projectId", "number");

-- CreateIndex
CREATE INDEX "RiskControl_riskId_idx" ON "RiskControl"("riskId");

-- CreateIndex
CREATE INDEX "Declaration_state_publishedAt_idx" ON "Declaration"("state", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Declaration_projectId_revision_key" ON "Declaration"("projectId", "revision");

-- CreateIndex
CREATE INDEX "ProductReview_projectId_idx" ON "ProductReview"("projectId");

-- CreateIndex
CREATE INDEX "ProductReview_doneOn_dueAt_idx" ON "ProductReview"("doneOn", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_projectId_number_key" ON "Incident"("projectId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Project_number_key" ON "Project"("number");

-- CreateIndex
CREATE INDEX "Project_phase_id_idx" ON "Project"("phase", "id");

-- CreateIndex
CREATE INDEX "Project_ownerId_idx" ON "Project"("ownerId");

-- CreateIndex
CREATE INDEX "ProjectDecision_projectId_idx" ON "ProjectDecision"("projectId");

-- CreateIndex
CREATE INDEX "AdviceRequest_projectId_idx" ON "AdviceRequest"("projectId");

-- CreateIndex
CREATE INDEX "AdviceRequest_answeredAt_idx" ON "AdviceRequest"("answeredAt");

-- CreateIndex
CREATE INDEX "MarketSearch_projectId_idx" ON "MarketSearch"("projectId");

-- CreateIndex
CREATE INDEX "MarketCandidate_projectId_idx" ON "MarketCandidate"("projectId");

-- CreateIndex
CREATE INDEX "LiteratureItem_projectId_idx" ON "LiteratureItem"("projectId");

-- CreateIndex
CREATE INDEX "PlanActivity_projectId_startsOn_idx" ON "PlanActivity"("projectId", "startsOn");

-- CreateIndex
CREATE INDEX "Recipient_projectId_idx" ON "Recipient"("projectId");

-- CreateIndex
CREATE INDEX "RoleAssignment_projectId_idx" ON "RoleAssignment"("projectId");

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectDocument" ADD CONSTRAINT "ProjectDocument_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentRevision" ADD CONSTRAINT "DocumentRevision_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "ProjectDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentRevision" ADD CONSTRAINT "DocumentRevision_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RevisionReview" ADD CONSTRAINT "RevisionReview_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DocumentRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RevisionReview" ADD CONSTRAINT "RevisionReview_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectFile" ADD CONSTRAINT "ProjectFile_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectFile" ADD CONSTRAINT "ProjectFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductTest" ADD CONSTRAINT "ProductTest_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TestPerformer" ADD CONSTRAINT "TestPerformer_testId_fkey" FOREIGN KEY ("testId") REFERENCES "ProductTest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TestPerformer" ADD CONSTRAINT "TestPerformer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deviation" ADD CONSTRAINT "Deviation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deviation" ADD CONSTRAINT "Deviation_testId_fkey" FOREIGN KEY ("testId") REFERENCES "ProductTest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Component" ADD CONSTRAINT "Component_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceUnit" ADD CONSTRAINT "DeviceUnit_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceUnit" ADD CONSTRAINT "DeviceUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequirementAnswer" ADD CONSTRAINT "RequirementAnswer_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Risk" ADD CONSTRAINT "Risk_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Risk" ADD CONSTRAINT "Risk_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Risk" ADD CONSTRAINT "Risk_causedById_fkey" FOREIGN KEY ("causedById") REFERENCES "Risk"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskControl" ADD CONSTRAINT "RiskControl_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Declaration" ADD CONSTRAINT "Declaration_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Declaration" ADD CONSTRAINT "Declaration_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductReview" ADD CONSTRAINT "ProductReview_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectUnit" ADD CONSTRAINT "ProjectUnit_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectUnit" ADD CONSTRAINT "ProjectUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectDecision" ADD CONSTRAINT "ProjectDecision_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdviceRequest" ADD CONSTRAINT "AdviceRequest_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdviceRequest" ADD CONSTRAINT "AdviceRequest_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketSearch" ADD CONSTRAINT "MarketSearch_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketCandidate" ADD CONSTRAINT "MarketCandidate_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiteratureItem" ADD CONSTRAINT "LiteratureItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanActivity" ADD CONSTRAINT "PlanActivity_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Product documentation is kept ten years from the day the device was taken out of use (VGR 3.1): no role and no
-- command can delete it before.
CREATE FUNCTION "project_may_be_disposed"(project uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT COALESCE((SELECT "keptUntil" < CURRENT_DATE FROM "Project" WHERE "id" = project), false)
$$;

CREATE FUNCTION "refuse_early_disposal"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  project uuid;
BEGIN
  IF TG_TABLE_NAME = 'Project' THEN
    project := OLD."id";
  ELSIF TG_TABLE_NAME = 'DocumentRevision' THEN
    SELECT "projectId" INTO project FROM "ProjectDocument" WHERE "id" = OLD."documentId";
  ELSE
    project := OLD."projectId";
  END IF;
  IF NOT "project_may_be_disposed"(project) THEN
    RAISE EXCEPTION 'the documentation of a self-made device is kept ten years from the day it was taken out of use';
  END IF;
  RETURN OLD;
END
$$;

-- What is still being worked on may be removed while the device is not retired; its history stays.
CREATE FUNCTION "refuse_disposal_of_retired"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  project uuid;
BEGIN
  IF TG_TABLE_NAME = 'RiskControl' THEN
    SELECT "projectId" INTO project FROM "Risk" WHERE "id" = OLD."riskId";
  ELSIF TG_TABLE_NAME = 'TestPerformer' THEN
    SELECT "projectId" INTO project FROM "ProductTest" WHERE "id" = OLD."testId";
  ELSIF TG_TABLE_NAME = 'RevisionReview' THEN
    SELECT d."projectId" INTO project FROM "DocumentRevision" r
      JOIN "ProjectDocument" d ON d."id" = r."documentId" WHERE r."id" = OLD."revisionId";
  ELSE
    project := OLD."projectId";
  END IF;
  IF EXISTS (SELECT 1 FROM "Project" WHERE "id" = project AND "phase" = 'retired')
     AND NOT "project_may_be_disposed"(project) THEN
    RAISE EXCEPTION 'the documentation of a self-made device is kept ten years from the day it was taken out of use';
  END IF;
  RETURN OLD;
END
$$;

CREATE FUNCTION "refuse_project_truncate"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  filled boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO filled;
  IF filled THEN
    RAISE EXCEPTION 'the documentation of a self-made device is kept ten years from the day it was taken out of use';
  END IF;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Project', 'ProjectDecision', 'ProjectDocument', 'DocumentRevision', 'ProjectFile',
    'RequirementAnswer', 'Risk', 'ProductTest', 'Deviation', 'Component', 'DeviceUnit', 'Declaration', 'ProductReview',
    'Incident'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION "refuse_early_disposal"()',
      name || '_kept', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION "refuse_project_truncate"()',
      name || '_no_truncate', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['ProjectUnit', 'AdviceRequest', 'MarketSearch', 'MarketCandidate', 'LiteratureItem',
    'PlanActivity', 'RiskControl', 'TestPerformer', 'RevisionReview'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION "refuse_disposal_of_retired"()',
      name || '_kept', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION "refuse_project_truncate"()',
      name || '_no_truncate', name);
  END LOOP;
END
$$;

-- An approved revision is locked: it can only be superseded.
CREATE FUNCTION "refuse_revision_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('approved', 'superseded') AND (
    NEW."state" NOT IN ('approved', 'superseded')
    OR (OLD."content", OLD."snapshot", OLD."source", OLD."reference", OLD."sha256", OLD."fileName", OLD."changes",
        OLD."revision", OLD."documentId", OLD."approvedBy", OLD."approvedAt")
       IS DISTINCT FROM
       (NEW."content", NEW."snapshot", NEW."source", NEW."reference", NEW."sha256", NEW."fileName", NEW."changes",
        NEW."revision", NEW."documentId", NEW."approvedBy", NEW."approvedAt")
  ) THEN
    RAISE EXCEPTION 'an approved revision is never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "DocumentRevision_locked" BEFORE UPDATE ON "DocumentRevision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_revision_change"();

-- Nor is a signed declaration: it is published, informed about, replaced or withdrawn.
CREATE FUNCTION "refuse_declaration_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."content", OLD."contentSha256", OLD."sha256", OLD."certificate", OLD."place", OLD."signedBy", OLD."signedById",
      OLD."signerFunction", OLD."signedAt", OLD."revision", OLD."projectId")
     IS DISTINCT FROM
     (NEW."content", NEW."contentSha256", NEW."sha256", NEW."certificate", NEW."place", NEW."signedBy", NEW."signedById",
      NEW."signerFunction", NEW."signedAt", NEW."revision", NEW."projectId") THEN
    RAISE EXCEPTION 'a signed declaration is never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Declaration_locked" BEFORE UPDATE ON "Declaration"
  FOR EACH ROW EXECUTE FUNCTION "refuse_declaration_change"();

-- The time of retention cannot be shortened.
CREATE FUNCTION "refuse_shorter_retention"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."keptUntil" IS NOT NULL AND (NEW."keptUntil" IS NULL OR NEW."keptUntil" < OLD."keptUntil") THEN
    RAISE EXCEPTION 'the documentation of a self-made device is kept ten years from the day it was taken out of use';
  END IF;
  IF NEW."retiredOn" IS NOT NULL AND (NEW."keptUntil" IS NULL OR NEW."keptUntil" < NEW."retiredOn" + interval '10 years') THEN
    RAISE EXCEPTION 'the documentation of a self-made device is kept ten years from the day it was taken out of use';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Project_retention" BEFORE INSERT OR UPDATE ON "Project"
  FOR EACH ROW EXECUTE FUNCTION "refuse_shorter_retention"();

ALTER TABLE "Project" ALTER COLUMN "title" TYPE text COLLATE "sv-SE-x-icu";
