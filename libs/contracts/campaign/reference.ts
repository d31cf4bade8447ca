/** What an item carries: the campaign and the version that was in force when it was registered, `s3@1`. */
export const campaignReference = (campaign: string, version: number): string => `${campaign}@${version}`

/** The campaign and version of a reference; null when the text is none. */
export const parseCampaignReference = (
  reference: string,
): { readonly campaign: string; readonly version: number } | null => {
  const parts = /^([A-Za-z0-9._:-]{1,80})@([1-9]\d{0,8})$/.exec(reference)
  return parts ? { campaign: parts[1] ?? '', version: Number(parts[2]) } : null
}
