import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { FileStore } from '../../files/file-store.ts';
import type { Env } from '../../http/environment.ts';
import { versionSeen } from '../../http/if-match.ts';
import { read, write } from '../../http/mounts.ts';
import { valid } from '../../http/validate.ts';
import { ofPlan, planner, PlanId } from '../plan-mounts.ts';
import { getDistrict, getDistrictHandout, readBorder } from './district.queries.ts';
import { drawHandout } from './handout-job.ts';
import { cancelHandout, openHandout } from './handouts.commands.ts';
import { FileFormat, HandoutList, NewHandout, Paper, SlipWords } from './handouts.contract.ts';
import { handoutsProblems } from './handouts.problems.ts';
import { getHandout, getKeptPaper, listHandouts } from './handouts.queries.ts';
import { writeFile } from './files/district-file.ts';
import { changeSlip } from './slips.commands.ts';
import { getSlip } from './slips.queries.ts';

const staff = { exposure: 'staff', permission: 'survey_sheet_output' } as const;

const OfDistrict = PlanId.extend({ district_id: z.uuid() });
const OfFile = OfDistrict.extend({ format: FileFormat });
const OfHandout = PlanId.extend({ handout_id: z.uuid() });
const OfPaper = OfHandout.extend({ paper: Paper });

export const handoutsRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/districts/:district_id/handouts',
    write({ ...staff, action: 'surveys.hand_out' }),
    valid('param', OfDistrict),
    valid('json', NewHandout),
    async (c) => {
      const { plan_id, district_id } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const { house, asking } = c.var;
      const of = ofPlan(c.var.asking, plan_id);
      const opened = await openHandout(c.var.trx, of, district_id, wanted);
      const { papers, stops, numbers_given } = opened;
      c.var.audit.note({
        plan_id,
        district_id,
        papers: papers.join(' '),
        names_owners: wanted.names_owners,
        stops,
        numbers_given,
      });
      c.var.afterCommit(
        () => void drawHandout({ house, of, scope: asking.scope, district_id, wanted, opened }),
      );
      return c.json(await getHandout(c.var.trx, of, wanted.handout_id), 202);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/handouts',
    read({ ...staff, action: 'surveys.handouts' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(HandoutList.parse({ handouts: await listHandouts(c.var.reader, of) }), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/handouts/:handout_id',
    read({ ...staff, action: 'surveys.handout' }),
    valid('param', OfHandout),
    async (c) => {
      const { plan_id, handout_id } = c.req.valid('param');
      return c.json(await getHandout(c.var.reader, ofPlan(c.var.asking, plan_id), handout_id), 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/handouts/:handout_id/cancel',
    write({ ...staff, action: 'surveys.cancel_handout' }),
    valid('param', OfHandout),
    async (c) => {
      const { plan_id, handout_id } = c.req.valid('param');
      const of = ofPlan(c.var.asking, plan_id);
      await getHandout(c.var.trx, of, handout_id);
      await cancelHandout(c.var.trx, of, handout_id);
      c.var.audit.note({ handout_id });
      return c.json(await getHandout(c.var.trx, of, handout_id), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/handouts/:handout_id/papers/:paper',
    read({ ...staff, action: 'surveys.handout_paper', audited: true }),
    valid('param', OfPaper),
    async (c) => {
      const { plan_id, handout_id, paper } = c.req.valid('param');
      const kept = await getKeptPaper(c.var.reader, ofPlan(c.var.asking, plan_id), handout_id, paper);
      const bytes = await readPaper(c.var.house.files, kept.file);
      c.var.audit.saw('survey', kept.survey_numbers);
      c.var.audit.note({ handout_id, paper });
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="district-${kept.district_number}-${paper}.pdf"`,
      });
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/districts/:district_id/files/:format',
    read({ ...staff, action: 'surveys.district_file', audited: true }),
    valid('param', OfFile),
    async (c) => {
      const { plan_id, district_id, format } = c.req.valid('param');
      const of = ofPlan(c.var.asking, plan_id);
      const border = readBorder(await getDistrict(c.var.reader, of, district_id));
      const district = await getDistrictHandout(c.var.reader, of, district_id, {
        team: null,
        days: [],
        names_owners: false,
      });
      c.var.audit.saw(
        'property',
        district.stops.flatMap(({ property_number }) => property_number ?? []),
      );
      c.var.audit.note({ plan_id, district_id, format });
      const { text, type } = writeFile(format, district, border);
      return c.body(text, 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="district-${district.district_number}.${format}"`,
      });
    },
  )
  .get('/:municipality/:disaster/survey-slip', read({ ...staff, action: 'surveys.slip' }), async (c) =>
    c.json(await getSlip(c.var.reader, c.var.asking), 200),
  )
  .put(
    '/:municipality/:disaster/survey-slip',
    write({ ...planner, action: 'surveys.change_slip' }),
    valid('json', SlipWords),
    async (c) => {
      const { municipality, disaster, session } = c.var.asking;
      const writing = { municipality, disaster, account: session.account_id };
      await changeSlip(c.var.trx, writing, versionSeen(c), c.req.valid('json'));
      return c.json(await getSlip(c.var.trx, writing), 200);
    },
  );

/** Proven by its hash. Throws surveys/paper-lost. */
async function readPaper(files: FileStore, hash: string): Promise<Buffer> {
  const bytes = await files.read(hash).catch(() => null);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== hash)
    throw handoutsProblems.paperLost();
  return bytes;
}
