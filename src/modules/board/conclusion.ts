/** Whether a board says that it reached a recommendation and has recorded none: she would be on nobody's list. */
export const lacksRecommendation = (conclusion: string | null, isAdvised: boolean): boolean =>
  (conclusion === 'reached' || conclusion === 'reached_conditionally') && !isAdvised;

/** What a listing is once its item has this conclusion. */
export const listingStateOf = (conclusion: string | null | undefined): 'listed' | 'discussed' | 'deferred' =>
  conclusion === null || conclusion === undefined
    ? 'listed'
    : conclusion === 'deferred'
      ? 'deferred'
      : 'discussed';
