import type { AccountView } from '../../api/accounts/accounts.contract.ts';
import type { StateTone } from '../ui/state-mark.tsx';

export const accountStateWords: Readonly<Record<AccountView['state'], { title: string; tone: StateTone }>> = {
  usable: { title: '有効', tone: 'good' },
  expired: { title: '期限切れ', tone: 'quiet' },
  locked: { title: '緊急ロック', tone: 'bad' },
};

export const disasterKindWords = { actual: '実災害', training: '訓練' } as const;
