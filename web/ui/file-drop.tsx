import { useId, useRef, type ReactNode } from 'react';
import { DropZone, Text } from 'react-aria-components';
import { Button } from './button.tsx';
import { formatBytes } from './format-bytes.ts';
import './file-drop.css';

/** One file, dropped here or chosen. What is wrong with it stands under it. */
export function FileDrop({
  label,
  accept,
  file,
  onFile,
  error,
  hint,
  isRequired = true,
}: {
  label: string;
  /** File name endings and types, as an `<input>` takes them: `.csv,text/csv`. */
  accept: string;
  file: File | null;
  onFile: (file: File) => void;
  error?: string | undefined;
  hint?: string | undefined;
  isRequired?: boolean;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-error`}>
      <span className="field-label" id={`${id}-label`}>
        {label}
        {isRequired && <span className="field-required">必須</span>}
      </span>
      {hint && <span className="field-hint">{hint}</span>}
      <DropZone
        className={error === undefined ? 'file-drop' : 'file-drop file-drop-wrong'}
        aria-label={`${label}をここに置く`}
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped) void dropped.getFile().then(onFile);
        }}
      >
        <Text slot="label" className="file-drop-name">
          {file ? `${file.name}（${formatBytes(file.size)}）` : 'ここにファイルを置くか'}
        </Text>
        <Button size="small" onPress={() => input.current?.click()}>
          {file ? '選び直す' : 'ファイルを選ぶ'}
        </Button>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept={accept}
          tabIndex={-1}
          aria-label={label}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) onFile(chosen);
            // The same file chosen again after it was mended is a change too.
            event.target.value = '';
          }}
        />
      </DropZone>
      <span className="field-error" id={`${id}-error`} hidden={error === undefined}>
        {error}
      </span>
    </div>
  );
}
