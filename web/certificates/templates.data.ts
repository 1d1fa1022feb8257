import { queryOptions } from '@tanstack/react-query';
import { TemplateCheck, TemplateList } from '../../api/certificates/templates.contract.ts';
import type { NewTemplate, TemplateBlocks } from '../../api/certificates/templates.contract.ts';
import { call, callForFile } from '../call.ts';

const path = (municipality: string, kind: string) =>
  `/api/${municipality}/certificate-kinds/${kind}/templates`;

export function templatesQuery(municipality: string, kind: string) {
  return queryOptions({
    queryKey: ['certificates', 'templates', municipality, kind],
    queryFn: () => call('GET', path(municipality, kind), TemplateList),
  });
}

/** What is wrong with it, and how much room is left. */
export function templateCheckQuery(municipality: string, kind: string, blocks: TemplateBlocks) {
  return queryOptions({
    queryKey: ['certificates', 'template-check', municipality, kind, blocks],
    queryFn: () => call('POST', `${path(municipality, kind)}/check`, TemplateCheck, { body: { blocks } }),
    gcTime: 0,
  });
}

/** An invented case drawn with it, as a PDF. */
export function templatePreviewQuery(
  municipality: string,
  kind: string,
  blocks: TemplateBlocks,
  long: boolean,
) {
  return queryOptions({
    queryKey: ['certificates', 'template-preview', municipality, kind, blocks, long],
    queryFn: () => callForFile(`${path(municipality, kind)}/preview`, { blocks, long }),
    gcTime: 0,
    retry: false,
  });
}

export function saveTemplate(
  municipality: string,
  kind: string,
  body: NewTemplate,
  key: string,
): Promise<TemplateList> {
  return call('POST', path(municipality, kind), TemplateList, { body, key });
}
