import { Tag } from "@navikt/ds-react/Tag";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { isSoundUdi } from "#lib/projects/product/udi.ts";
import { componentsOf, type ListedComponent } from "#lib/projects/queries/product.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { addComponent, changeComponent, removeComponent } from "./actions.ts";
import { ComponentFields } from "./ComponentFields.tsx";
import { PasteComponents } from "./PasteComponents.tsx";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ after?: string }> };

/** The bill of materials: what safety notices are compared with. */
export default async function ComponentsPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const after = z.uuid().safeParse((await searchParams).after).data;
  const { components, count, next } = await componentsOf(actor, project.id, after);
  const t = await getTranslations("projects.product");
  const edits = mayEdit(actor, project);
  return (
    <Panel title={t("componentsCounted", { count })}>
      <p className="max-w-3xl pb-4">{t("lead")}</p>
      {edits && <Adding projectId={project.id} />}
      {components.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <ul className="divide-y divide-(--ax-border-neutral-subtle)">
          {components.map((part) => (
            <Part key={part.id} part={part} project={project} edits={edits} />
          ))}
        </ul>
      )}
      {next && (
        <Link href={`/projects/${project.number}/product?after=${next}` as "/"} className="underline">
          {t("more")}
        </Link>
      )}
    </Panel>
  );
}

async function Adding({ projectId }: { projectId: string }) {
  const t = await getTranslations("projects.product");
  return (
    <div className="no-print flex flex-col items-start gap-2 pb-5">
      <Disclosure header={t("add")} className="w-full">
        <div className="max-w-3xl">
          <ActionForm
            action={addComponent}
            hidden={{ projectId }}
            prefix="add-"
            submitLabel={t("add")}
            submitSize="small"
            resetOnSuccess
          >
            <ComponentFields />
          </ActionForm>
        </div>
      </Disclosure>
      <Disclosure header={t("pasteMany")} className="w-full">
        <PasteComponents projectId={projectId} />
      </Disclosure>
    </div>
  );
}

type PartProps = { part: ListedComponent; project: PageProject; edits: boolean };

async function Part({ part, project, edits }: PartProps) {
  const t = await getTranslations("projects.product");
  const { reference, udiDi, lots, softwareVersion, quantity, note } = part;
  const facts = [
    reference && `REF ${reference}`,
    softwareVersion && t("version", { version: softwareVersion }),
    lots.length > 0 && `LOT ${lots.join(", ")}`,
    t("count", { count: quantity }),
  ].filter(Boolean);
  return (
    <li id={`component-${part.id}`} className="flex flex-col gap-1 py-3 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>{part.name}</strong>
        <span>{part.manufacturer}</span>
        {part.ceMarked && (
          <Tag size="small" variant="outline" data-color="neutral">
            {t("ce")}
          </Tag>
        )}
      </p>
      <p className="text-sm">{facts.join(" · ")}</p>
      {udiDi && (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          UDI-DI <span className="tabular-nums">{udiDi}</span>
          {!isSoundUdi(udiDi) && (
            <Tag size="small" variant="moderate" data-color="warning">
              {t("udiWrong")}
            </Tag>
          )}
        </p>
      )}
      {note && <p className="whitespace-pre-line text-sm">{note}</p>}
      <p className="no-print text-sm">
        <Link href={`/projects/${project.number}/risks?component=${part.id}` as "/"} className="underline">
          {t("risks", { count: part._count.risks })}
        </Link>
      </p>
      {edits && <Editing part={part} projectId={project.id} />}
    </li>
  );
}

async function Editing({ part, projectId }: { part: ListedComponent; projectId: string }) {
  const t = await getTranslations("projects.product");
  const hidden = { projectId, id: part.id, version: part.version };
  return (
    <Disclosure header={t("change", { name: part.name })} className="no-print text-sm">
      <div className="flex max-w-3xl flex-col gap-4 pb-3 text-base">
        <ActionForm
          action={changeComponent}
          hidden={hidden}
          prefix={`change-${part.id}-`}
          submitLabel={t("save")}
          submitSize="small"
        >
          <ComponentFields part={part} />
        </ActionForm>
        <ActionForm
          action={removeComponent}
          hidden={hidden}
          prefix={`remove-${part.id}-`}
          submitLabel={t("remove", { name: part.name })}
          submitSize="small"
          submitVariant="tertiary"
          danger
        />
      </div>
    </Disclosure>
  );
}
