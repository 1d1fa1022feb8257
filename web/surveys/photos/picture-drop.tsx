import { useEffect, useRef, type ReactNode } from 'react';
import { DropZone, Text } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import '../../ui/file-drop.css';
import { fromDrop, fromInput, type ChosenFile } from './choose-pictures.ts';

/** Folders and files, dropped here or chosen. They stay on this PC until they are taken in. */
export function PictureDrop({ onFiles }: { onFiles: (files: ChosenFile[]) => void }): ReactNode {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React knows no such attribute.
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  const take = (input: HTMLInputElement): void => {
    if (input.files) onFiles(fromInput(input.files));
    // The same folder chosen again is a change too.
    input.value = '';
  };
  return (
    <DropZone
      className="file-drop photos-drop"
      aria-label="写真をここに置く"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => void fromDrop(items).then(onFiles)}
    >
      <Text slot="label" className="file-drop-name">
        カメラのフォルダーか写真をここに置くか
      </Text>
      <span className="photos-row">
        <Button tone="primary" onPress={() => folder.current?.click()}>
          フォルダーを選ぶ
        </Button>
        <Button onPress={() => files.current?.click()}>写真を選ぶ</Button>
      </span>
      <input
        ref={folder}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="写真のフォルダー"
        onChange={({ target }) => take(target)}
      />
      <input
        ref={files}
        className="visually-hidden"
        type="file"
        accept="image/jpeg,image/png,.jpg,.jpeg,.png"
        multiple
        tabIndex={-1}
        aria-label="写真のファイル"
        onChange={({ target }) => take(target)}
      />
    </DropZone>
  );
}
