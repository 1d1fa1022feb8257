import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, search, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { drawApplicationForm } from './application-form.ts';
import { getFormFields } from './application-form.queries.ts';
import { change, goOn, receive, recordCheck, tieCertificate } from './applications.commands.ts';
import type { ApplicationSubscribers } from './applications.commands.ts';
import {
  Application,
  ApplicationChange,
  ApplicationPage,
  ApplicationReceipt,
  ApplicationSearch,
  CertificateTie,
  FormQuestion,
  NewApplication,
  NewCheck,
  NewStep,
} from './applications.contract.ts';
import { getApplication, searchApplications } from './applications.queries.ts';
import { Explanation } from './explanation.contract.ts';
import { getExplanation } from './explanation.queries.ts';
import { Prefill, PrefillQuestion } from './prefill.contract.ts';
import { getPrefill } from './prefill.queries.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
const ApplicationId = z.object({ municipality: z.string(), disaster: z.string(), application_id: z.uuid() });

/** `subscribers`: what other rooms do when a house is to be surveyed. */
export function applicationsRoutes(subscribers: ApplicationSubscribers) {
  return new Hono<Env>()
    .post(
      '/:municipality/:disaster/applications',
      write({ ...counter, action: 'certificates.receive_application' }),
      valid('json', NewApplication),
      async (c) => {
        const given = c.req.valid('json');
        const receipt = await receive(c.var.trx, placeOf(c.var.asking), subscribers, given);
        sawApplications(c.var, [given]);
        tellChange(c.var, receipt.application_id);
        return c.json(ApplicationReceipt.parse(receipt), 201);
      },
    )
    .post(
      '/:municipality/:disaster/applications/search',
      search({ ...counter, action: 'certificates.search_applications' }),
      valid('json', ApplicationSearch),
      async (c) => {
        const asked = c.req.valid('json');
        const page = ApplicationPage.parse(await searchApplications(c.var.reader, c.var.asking, asked));
        sawApplications(c.var, page.rows);
        c.var.audit.note({ states: asked.states.join(' '), channel: asked.channel, found: page.total });
        return c.json(page, 200);
      },
    )
    .post(
      '/:municipality/:disaster/applications/prefill',
      search({ ...counter, action: 'certificates.prefill_application' }),
      valid('json', PrefillQuestion),
      async (c) => {
        const asked = c.req.valid('json');
        c.var.audit.saw('household', [asked.household_number]);
        return c.json(Prefill.parse(await getPrefill(c.var.reader, c.var.asking, asked)), 200);
      },
    )
    .get(
      '/:municipality/:disaster/applications/:application_id',
      read({ ...counter, action: 'certificates.show_application' }),
      valid('param', ApplicationId),
      async (c) => {
        const { application_id } = c.req.valid('param');
        const application = await getApplication(c.var.reader, placeOf(c.var.asking), application_id);
        sawApplications(c.var, [application]);
        return c.json(Application.parse(application), 200);
      },
    )
    .put(
      '/:municipality/:disaster/applications/:application_id',
      write({ ...counter, action: 'certificates.change_application' }),
      valid('param', ApplicationId),
      valid('json', ApplicationChange),
      async (c) => {
        const { application_id } = c.req.valid('param');
        const place = placeOf(c.var.asking);
        await change(c.var.trx, place, application_id, versionSeen(c), c.req.valid('json'));
        return c.json(await shown(c.var, application_id), 200);
      },
    )
    .post(
      '/:municipality/:disaster/applications/:application_id/checks',
      write({ ...counter, action: 'certificates.check_application' }),
      valid('param', ApplicationId),
      valid('json', NewCheck),
      async (c) => {
        const { application_id } = c.req.valid('param');
        const check = c.req.valid('json');
        await recordCheck(c.var.trx, placeOf(c.var.asking), application_id, check);
        c.var.audit.note({ aspect: check.aspect, evidence: check.evidence });
        return c.json(await shown(c.var, application_id), 201);
      },
    )
    .post(
      '/:municipality/:disaster/applications/:application_id/steps',
      write({ ...counter, action: 'certificates.step_application' }),
      valid('param', ApplicationId),
      valid('json', NewStep),
      async (c) => {
        const { application_id } = c.req.valid('param');
        const step = c.req.valid('json');
        await goOn(c.var.trx, placeOf(c.var.asking), subscribers, application_id, step);
        c.var.audit.note({ to_state: step.to_state });
        if (step.survey_number !== null) c.var.audit.saw('survey', [step.survey_number]);
        return c.json(await shown(c.var, application_id), 201);
      },
    )
    .post(
      '/:municipality/:disaster/applications/:application_id/certificates',
      write({ ...counter, action: 'certificates.tie_certificate' }),
      valid('param', ApplicationId),
      valid('json', CertificateTie),
      async (c) => {
        const { application_id } = c.req.valid('param');
        const { certificate_id } = c.req.valid('json');
        await tieCertificate(c.var.trx, placeOf(c.var.asking), application_id, certificate_id);
        c.var.audit.saw('certificate', [certificate_id]);
        return c.json(await shown(c.var, application_id), 201);
      },
    )
    .get(
      '/:municipality/:disaster/applications/:application_id/explanation',
      read({ ...counter, action: 'certificates.explain' }),
      valid('param', ApplicationId),
      async (c) => {
        const { application_id } = c.req.valid('param');
        const explanation = await getExplanation(c.var.reader, c.var.asking, application_id);
        c.var.audit.saw('application', [application_id]);
        c.var.audit.saw(
          'survey',
          explanation.results.map((result) => result.survey_number),
        );
        return c.json(Explanation.parse(explanation), 200);
      },
    )
    .post(
      '/:municipality/:disaster/application-form',
      search({ ...counter, action: 'certificates.print_application_form' }),
      valid('json', FormQuestion),
      async (c) => {
        const asked = c.req.valid('json');
        const fields = await getFormFields(c.var.reader, placeOf(c.var.asking), asked);
        if (asked.household_number !== null) c.var.audit.saw('household', [asked.household_number]);
        if (asked.application_id !== null) c.var.audit.saw('application', [asked.application_id]);
        const bytes = await drawApplicationForm(fields);
        return c.body(new Uint8Array(bytes), 200, {
          'content-type': 'application/pdf',
          'content-disposition': 'inline; filename="application-form.pdf"',
        });
      },
    );
}

function placeOf({ municipality, disaster, session }: Asking) {
  return { municipality, disaster, account: session.account_id };
}

interface Noting {
  audit: { saw(kind: 'application' | 'household', ids: Iterable<string>): void };
}

function sawApplications(
  { audit }: Noting,
  seen: readonly { application_id: string; household_number: string | null }[],
): void {
  audit.saw(
    'application',
    seen.map(({ application_id }) => application_id),
  );
  audit.saw(
    'household',
    seen.flatMap(({ household_number }) => (household_number === null ? [] : [household_number])),
  );
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tellChange({ house, asking: { municipality }, afterCommit }: Telling, id: string): void {
  afterCommit(() => house.live.publish({ municipality, topic: 'applications', id }));
}

/** The application after the write, on its way out. */
async function shown(
  given: Telling & Noting & { trx: Parameters<typeof getApplication>[0] },
  id: string,
): Promise<Application> {
  const application = Application.parse(await getApplication(given.trx, placeOf(given.asking), id));
  sawApplications(given, [application]);
  tellChange(given, id);
  return application;
}
