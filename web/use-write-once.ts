import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiProblem } from './api-client.ts';

/**
 * A write that must happen once, however often it is tried: as long as no answer has come, the same input goes
 * out under the same idempotency key; after an answer, good or bad, the next try is a new one.
 */
export function useWriteOnce<Input, Answer>(write: (input: Input, key: string) => Promise<Answer>) {
  const attempt = useRef<{ input: string; key: string } | null>(null);
  return useMutation({
    mutationFn: async (input: Input) => {
      const printed = JSON.stringify(input);
      if (attempt.current?.input !== printed) attempt.current = { input: printed, key: uuidv7() };
      try {
        const answer = await write(input, attempt.current.key);
        attempt.current = null;
        return answer;
      } catch (thrown) {
        const isUnanswered = thrown instanceof ApiProblem && thrown.status === 0;
        if (!isUnanswered) attempt.current = null;
        throw thrown;
      }
    },
  });
}
