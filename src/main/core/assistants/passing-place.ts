// Where macOS lets an app run that nobody has installed: from our disk image, under the title that
// it has (with a number after it, when it is open twice), or from a copy made for this one start.
const DISK_IMAGE = /^\/Volumes\/DynamoSQL Tray [^/]+\/[^/]+\.app\//;
const TRANSLOCATED = /\/AppTranslocation\/[^/]+\/d\/[^/]+\.app\//;

/** Whether a program lies where it will not be found later, so that nobody may be given its path. */
export function isInPassingPlace(program: string): boolean {
  return DISK_IMAGE.test(program) || TRANSLOCATED.test(program);
}
