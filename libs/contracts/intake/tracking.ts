// What a tracking code is known by, once it is hashed: the code itself goes no further than who shows it and who types it.

/** The ids of a report that was sent under a code, and of the item it becomes where it joins none, by the hash of the code. */
export const idsOfTracking = (tracking: string): { readonly itemId: string; readonly reportId: string } => ({
  itemId: `c-${tracking}`,
  reportId: `r-${tracking}`,
})

const FROM_CODE = /^r-([0-9a-f]{32})$/

/** The hash of the code from which the id of a report is made; null: it is made of something else. */
export const trackingOfId = (reportId: string): string | null => FROM_CODE.exec(reportId)?.[1] ?? null
