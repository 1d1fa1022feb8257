import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { issue, record, render } from './certificates.commands.ts';
import {
  Certificate,
  CertificateList,
  CertificateListQuestion,
  NewCertificate,
  PreviewAnswer,
  PreviewQuestion,
} from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { getCertificate, getGrounds, listCertificates } from './certificates.queries.ts';
import { composeResidentFields, locateMissingGlyphs } from './certificates.rules.ts';
import { createFontStack } from './document/fonts.ts';
import { readDocument } from './issued-document.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
const CertificateId = z.object({ municipality: z.string(), disaster: z.string(), certificate_id: z.uuid() });

export const certificatesRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/certificates/preview',
    search({ ...counter, action: 'certificates.preview' }),
    valid('json', PreviewQuestion),
    async (c) => {
      const { confirmation_id, remarks, substitutions } = c.req.valid('json');
      const place = placeOf(c.var.asking);
      const grounds = await getGrounds(c.var.reader, place, confirmation_id);
      const { household_number, today: issued_on } = grounds;
      const fields = composeResidentFields(grounds, {
        certificate_number: null,
        issued_on,
        remarks,
        substitutions,
      });
      c.var.audit.saw('household', [household_number]);
      const answer = PreviewAnswer.parse({
        fields,
        missing_glyphs: locateMissingGlyphs(fields, createFontStack()),
        has_seal: grounds.seal_file !== null,
        issued_before: await listCertificates(c.var.reader, place, { household_number }),
      });
      return c.json(answer, 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificates',
    write({ ...counter, action: 'certificates.issue' }),
    valid('json', NewCertificate),
    async (c) => {
      const certificate = Certificate.parse(
        await issue(c.var.trx, placeOf(c.var.asking), c.req.valid('json')),
      );
      tellChange(c.var, certificate);
      return c.json(certificate, 201);
    },
  )
  .get(
    '/:municipality/:disaster/certificates',
    read({ ...counter, action: 'certificates.list' }),
    valid('query', CertificateListQuestion),
    async (c) => {
      const certificates = await listCertificates(c.var.reader, placeOf(c.var.asking), c.req.valid('query'));
      c.var.audit.saw(
        'household',
        certificates.map((certificate) => certificate.household_number),
      );
      return c.json(CertificateList.parse({ certificates }), 200);
    },
  )
  .get(
    '/:municipality/:disaster/certificates/:certificate_id',
    read({ ...counter, action: 'certificates.show' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificate = Certificate.parse(
        await getCertificate(c.var.reader, placeOf(c.var.asking), certificate_id),
      );
      sawCertificate(c.var, certificate);
      return c.json(certificate, 200);
    },
  )
  .get(
    '/:municipality/:disaster/certificates/:certificate_id/document',
    read({ ...counter, action: 'certificates.document' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificate = await getCertificate(c.var.reader, placeOf(c.var.asking), certificate_id);
      if (certificate.document_hash === null) throw certificatesProblems.notRendered();
      const bytes = await readDocument(c.var.house.files, certificate.document_hash);
      sawCertificate(c.var, certificate);
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="certificate-${certificate.certificate_number}.pdf"`,
      });
    },
  )
  .post(
    '/:municipality/:disaster/certificates/:certificate_id/rendering',
    write({ ...counter, action: 'certificates.render' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const place = placeOf(c.var.asking);
      const certificate = Certificate.parse(
        await render(c.var.trx, c.var.house.files, place, certificate_id),
      );
      tellChange(c.var, certificate);
      return c.json(certificate, 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificates/:certificate_id/printing',
    write({ ...counter, action: 'certificates.print' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificate = Certificate.parse(
        await record(c.var.trx, placeOf(c.var.asking), certificate_id, 'printed'),
      );
      tellChange(c.var, certificate);
      return c.json(certificate, 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificates/:certificate_id/handing-over',
    write({ ...counter, action: 'certificates.hand_over' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificate = Certificate.parse(
        await record(c.var.trx, placeOf(c.var.asking), certificate_id, 'handed_over'),
      );
      tellChange(c.var, certificate);
      return c.json(certificate, 200);
    },
  );

function placeOf({ municipality, disaster, session }: Asking) {
  return { municipality, disaster, account: session.account_id };
}

interface Noting {
  audit: { saw(kind: 'certificate' | 'household', ids: Iterable<string>): void };
}

function sawCertificate({ audit }: Noting, { certificate_id, household_number }: Certificate): void {
  audit.saw('certificate', [certificate_id]);
  audit.saw('household', [household_number]);
}

interface Telling extends Noting {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

/** Ids only go out, after the commit. */
function tellChange({ house, asking, afterCommit, audit }: Telling, certificate: Certificate): void {
  sawCertificate({ audit }, certificate);
  const { municipality } = asking;
  afterCommit(() =>
    house.live.publish({ municipality, topic: 'certificates', id: certificate.certificate_id }),
  );
}
