/** Whether a board says that it reached a recommendation and has recorded none: she would be on nobody's list. */
export const lacksRecommendation = (conclusion: string | null, isAdvised: boolean): boolean =>
  (conclusion === 'reached' || conclusion === 'reached_conditionally') && !isAdvised;

/** Whether a board says that it recommends on a condition and no recommendation names one. */
export const lacksCondition = (
  conclusion: string | null,
  advised: readonly { readonly condition: string | null }[],
): boolean => conclusion === 'reached_conditionally' && advised.every(({ condition }) => condition === null);

/** Whether a trial is open that she is not offered, and nobody says why. */
export const lacksTrialReason = ({
  trial,
  trialReason,
}: {
  readonly trial?: string | null;
  readonly trialReason?: string | null;
}): boolean => (trial === 'not_offered' || trial === 'not_eligible') && (trialReason ?? null) === null;

/** What a listing is once its item has this conclusion. */
export const listingStateOf = (conclusion: string | null | undefined): 'listed' | 'discussed' | 'deferred' =>
  conclusion === null || conclusion === undefined
    ? 'listed'
    : conclusion === 'deferred'
      ? 'deferred'
      : 'discussed';
