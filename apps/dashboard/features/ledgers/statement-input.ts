/** What is made: a ledger for a year, or a statement of one. */
export type Making =
  | { readonly command: 'OpenLedger'; readonly year: number; readonly unitId?: string; readonly ledger?: string }
  | { readonly command: 'ReportLedger'; readonly ledgerId: string; readonly quarter: number }
  | { readonly command: 'AuditLedger' | 'ReconcileLedger' | 'ClearLedger'; readonly ledgerId: string }

/** What is filled in of it. */
export interface Filled {
  readonly unitId?: string
  readonly ledger?: string
  readonly text?: string
}

/** What is sent of it. The campaign stands without its version. */
export const statementInput = (
  { command: _, ...making }: Making,
  { text = '', ...filled }: Filled,
  campaign: string | null,
): Readonly<Record<string, unknown>> => {
  const said = { ...making, text: text.trim() }
  return 'year' in making ? { ...said, ...filled, campaign: campaign?.split('@')[0] ?? null } : said
}
