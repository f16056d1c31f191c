interface MonogramProps {
  /** Two letters. */
  readonly letters: string;
  readonly isConnected: boolean;
}

/** Stands for an assistant, whose name is beside it. */
export function Monogram({ letters, isConnected }: MonogramProps) {
  return (
    <span className="monogram" data-connected={isConnected || undefined} aria-hidden="true">
      {letters}
    </span>
  );
}
