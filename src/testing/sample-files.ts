import { pagePdf, paintedPng } from '../app/demo/papers.ts';
import { openFiles, type SealedFile } from '../kernel/files/files.ts';
import { keyFrom, type Keys } from '../kernel/key-file.ts';
import type { TestCentre } from './centre-on.ts';

export { paintedPng };

/** Keys of an installation that is nobody's. */
export const testKeys: Keys = [keyFrom('tests')];

/** A JPEG picture of 24 by 16 points as a browser writes it. */
export const sampleJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAECBf/EABUQAQEAAAAAAAAAAAAAAAAAAAEA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQP/xAAXEQADAQAAAAAAAAAAAAAAAAAAAgMh/9oADAMBAAIRAxEAPwDNWhZrQtaMxSriWKFiUSeBzPp//9k=',
  'base64',
);
export const samplePng = paintedPng(8, 6, (x, y) => [x * 30, y * 40, 90]);
export const samplePdf = pagePdf(['A report of nobody']);

/** A file as a house of the tests seals it. */
export const sealedSample = (
  { ownerId }: Pick<TestCentre, 'ownerId'>,
  bytes: Buffer = samplePdf,
): Promise<SealedFile> => openFiles(testKeys, null).seal({ id: ownerId, demonstration: false }, bytes);
