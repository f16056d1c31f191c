/** Our server's name in the lists of assistants; sample data stands beside the real one. */
export function entryNameIn({ demo }: { readonly demo: boolean }): string {
  return demo ? 'dynamosql-demo' : 'dynamosql';
}
