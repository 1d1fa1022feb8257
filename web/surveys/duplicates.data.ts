import { queryOptions } from '@tanstack/react-query';
import { Duplicates, type SettledDuplicate } from '../../api/surveys/duplicates.contract.ts';
import { call } from '../call.ts';
import { ofStatesKey, type PlanAt } from './planning.data.ts';

const pathOf = ({ municipality, disaster, plan_id }: PlanAt): string =>
  `/api/${municipality}/${disaster}/survey-plans/${plan_id}/duplicates`;

export function duplicatesQuery(at: PlanAt) {
  return queryOptions({
    queryKey: ofStatesKey(at, 'duplicates'),
    queryFn: async () => (await call('GET', pathOf(at), Duplicates)).duplicates,
  });
}

export function settleDuplicate(at: PlanAt, settled: SettledDuplicate, key: string): Promise<Duplicates> {
  return call('POST', pathOf(at), Duplicates, { body: settled, key });
}
