import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { batchesRoutes } from './batches.routes.ts';
import { findPresentOfCase, getFormer, listOfCase } from './case-certificates.queries.ts';
import { counter, placeOf, sawAnswered, sawCertificates, tellChange } from './certificate-mounts.ts';
import { issue, record, render, voidCertificate } from './certificates.commands.ts';
import { maskPaper, refuseOthers } from './masked-certificates.ts';
import {
  Certificate,
  CertificateChain,
  CertificateList,
  CertificateListQuestion,
  NewCertificate,
  PreviewAnswer,
  PreviewQuestion,
  Voiding,
} from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { getCertificate, listCertificates, listChain } from './certificates.queries.ts';
import { composeFields, locateMissingGlyphs } from './certificates.rules.ts';
import { createFontStack } from '../documents/fonts.ts';
import { getGrounds } from './grounds.queries.ts';
import { readDocument } from './issued-document.ts';
import { declarationsRoutes } from './declarations.routes.ts';
import { getPaperSettings } from './kinds.queries.ts';
import { kindsRoutes } from './kinds.routes.ts';
import { numberBlocksRoutes } from './number-blocks.routes.ts';
import { ownerBuildingsRoutes } from './owner-buildings.routes.ts';
import { ownerChecksRoutes } from './owner-checks.routes.ts';
import { statisticsRoutes } from './statistics.routes.ts';
import { templatesRoutes } from './templates.routes.ts';

const CertificateId = z.object({ municipality: z.string(), disaster: z.string(), certificate_id: z.uuid() });

export const certificatesRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/certificates/preview',
    search({ ...counter, action: 'certificates.preview', privacy: 'masked' }),
    valid('json', PreviewQuestion),
    async (c) => {
      const question = c.req.valid('json');
      const place = placeOf(c);
      const grounds = await getGrounds(c.var.reader, place, question);
      refuseOthers(c.var.asking, grounds.kind.ground);
      const settings = await getPaperSettings(c.var.reader, place.municipality);
      const fields = composeFields(grounds, {
        certificate_number: null,
        issued_on: grounds.today,
        remarks: question.remarks,
        substitutions: question.substitutions,
        copy_words: question.is_certified_copy ? settings.certified_copy : '',
        former: await getFormer(c.var.reader, place, grounds.kind.kind, question.replaces),
      });
      if (grounds.household_number !== null) c.var.audit.saw('household', [grounds.household_number]);
      if (grounds.property_number !== null) c.var.audit.saw('property', [grounds.property_number]);
      const issued_before = await listOfCase(c.var.reader, place, grounds);
      const answer = PreviewAnswer.parse({
        fields,
        missing_glyphs: locateMissingGlyphs(fields, createFontStack()),
        has_seal: grounds.seal_file !== null,
        certified_copy: settings.certified_copy,
        copies: settings.copies_per_household,
        fee_yen: settings.fee_yen,
        fee_exemption: settings.fee_exemption,
        survey_distance: grounds.survey_distance,
        issued_before,
        present_of_case: findPresentOfCase(issued_before, grounds),
      });
      return c.json(maskPaper(c.var.asking, answer), 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificates',
    write({ ...counter, action: 'certificates.issue' }),
    valid('json', NewCertificate),
    async (c) => {
      const wanted = c.req.valid('json');
      const certificate = Certificate.parse(await issue(c.var.trx, placeOf(c), wanted));
      tellChange(c.var, certificate);
      if (wanted.application_id !== undefined) sawAnswered(c.var, wanted.application_id);
      return c.json(certificate, 201);
    },
  )
  .get(
    '/:municipality/:disaster/certificates',
    // In privacy mode the row rules leave the shown household's.
    read({ ...counter, action: 'certificates.list', privacy: 'masked' }),
    valid('query', CertificateListQuestion),
    async (c) => {
      const certificates = await listCertificates(c.var.reader, placeOf(c), c.req.valid('query'));
      c.var.audit.saw(
        'household',
        certificates.flatMap((certificate) => certificate.household_number ?? []),
      );
      return c.json(CertificateList.parse({ certificates }), 200);
    },
  )
  .get(
    '/:municipality/:disaster/certificates/:certificate_id',
    read({ ...counter, action: 'certificates.show', privacy: 'masked' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificate = Certificate.parse(await getCertificate(c.var.reader, placeOf(c), certificate_id));
      refuseOthers(c.var.asking, certificate.ground);
      sawCertificates(c.var.audit, [certificate]);
      return c.json(maskPaper(c.var.asking, certificate), 200);
    },
  )
  .get(
    '/:municipality/:disaster/certificates/:certificate_id/chain',
    read({ ...counter, action: 'certificates.chain' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificates = await listChain(c.var.reader, placeOf(c), certificate_id);
      sawCertificates(c.var.audit, certificates);
      return c.json(CertificateChain.parse({ certificates }), 200);
    },
  )
  .get(
    '/:municipality/:disaster/certificates/:certificate_id/document',
    read({ ...counter, action: 'certificates.document', privacy: 'masked' }),
    valid('param', CertificateId),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const certificate = await getCertificate(c.var.reader, placeOf(c), certificate_id);
      refuseOthers(c.var.asking, certificate.ground);
      if (certificate.document_hash === null) throw certificatesProblems.notRendered();
      const bytes = await readDocument(c.var.house.files, certificate.document_hash);
      sawCertificates(c.var.audit, [certificate]);
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
      const certificate = Certificate.parse(
        await render(c.var.trx, c.var.house.files, placeOf(c), certificate_id),
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
      const certificate = Certificate.parse(await record(c.var.trx, placeOf(c), certificate_id, 'printed'));
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
        await record(c.var.trx, placeOf(c), certificate_id, 'handed_over'),
      );
      tellChange(c.var, certificate);
      return c.json(certificate, 200);
    },
  )
  .post(
    '/:municipality/:disaster/certificates/:certificate_id/void',
    write({ ...counter, action: 'certificates.void' }),
    valid('param', CertificateId),
    valid('json', Voiding),
    async (c) => {
      const { certificate_id } = c.req.valid('param');
      const voiding = c.req.valid('json');
      const certificate = Certificate.parse(
        await voidCertificate(c.var.trx, placeOf(c), certificate_id, voiding),
      );
      c.var.audit.note({ reason: voiding.reason });
      tellChange(c.var, certificate);
      return c.json(certificate, 200);
    },
  )
  .route('/', kindsRoutes)
  .route('/', templatesRoutes)
  .route('/', numberBlocksRoutes)
  .route('/', declarationsRoutes)
  .route('/', ownerBuildingsRoutes)
  .route('/', ownerChecksRoutes)
  .route('/', batchesRoutes)
  .route('/', statisticsRoutes);
