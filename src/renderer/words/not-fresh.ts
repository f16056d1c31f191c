/** What stands above old content: "These are from 4 min ago; DynamoSQL cannot be asked now." */
export const notFreshWords = {
  before: 'These are from ',
  undated: 'before',
  after: '; DynamoSQL cannot be asked now.',
} as const;
