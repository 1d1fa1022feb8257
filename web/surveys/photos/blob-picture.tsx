import { useEffect, useRef, type ReactNode } from 'react';

/** A picture that is only on this PC. */
export function BlobPicture({
  blob,
  alt,
  className,
}: {
  blob: Blob;
  alt: string;
  className?: string;
}): ReactNode {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(blob);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  return <img ref={image} className={className} alt={alt} draggable={false} />;
}
