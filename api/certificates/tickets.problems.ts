import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

export const ticketsProblems = {
  drawnAlready: () =>
    new Problem('certificates/ticket-drawn-already', 409, 'この整理券はすでに発行されています'),
  counterBusy: () =>
    new Problem(
      'certificates/ticket-counter-busy',
      409,
      'この窓口では、呼び出した方の対応が終わっていません',
      '終了・不在・引継ぎのどれかを記録してから、次の方を呼んでください。',
    ),
  moveRefused: () =>
    new Problem(
      'certificates/ticket-move-refused',
      409,
      'この整理券は、いまその操作ができません',
      '整理券の状態を確かめてください。',
    ),
  counterMissing: () =>
    new Problem('certificates/ticket-counter-missing', 422, '窓口の番号を指定してください'),
};

export const ticketsConstraints: ConstraintProblems = {
  ticket_pkey: ticketsProblems.drawnAlready,
  ticket_one_at_a_counter: ticketsProblems.counterBusy,
  ticket_transition_allowed: ticketsProblems.moveRefused,
  ticket_called_to_a_counter: ticketsProblems.counterMissing,
};
