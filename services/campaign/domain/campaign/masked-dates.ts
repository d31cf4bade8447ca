import type { CampaignFile, CampaignParameters } from '@huiyin/contracts/campaign'

/** A date the document has masked and nobody has filled in: where it belongs, in words of both languages. */
export interface MaskedDate {
  readonly path: string
  readonly says: string
  readonly zh: string
}

const ofPeriod = ({ period }: CampaignFile, parameters: CampaignParameters | null): readonly MaskedDate[] => {
  if (!period.masked) return []
  const filled = parameters?.period
  return [
    ...(period.from === null && filled?.from === undefined
      ? [{ path: 'period.from', says: 'the day the campaign begins', zh: '活动启动日期' }]
      : []),
    ...(period.to === null && filled?.to === undefined
      ? [{ path: 'period.to', says: 'the day the campaign is completed', zh: '活动总体完成日期' }]
      : []),
  ]
}

/** Where the period is masked, so are the days of its phases; elsewhere a silent phase takes the period's own ends. */
const ofPhases = ({ period, phases }: CampaignFile, parameters: CampaignParameters | null): readonly MaskedDate[] =>
  (period.masked ? (phases ?? []) : []).flatMap(({ code, name_zh: name, from, to }) => {
    const filled = parameters?.phases?.[code]
    return [
      ...(from === null && filled?.from === undefined
        ? [
            {
              path: `phases.${code}.from`,
              says: `the first day of phase ${code} ${name}`,
              zh: `${code} ${name}的起始日期`,
            },
          ]
        : []),
      ...(to === null && filled?.to === undefined
        ? [
            {
              path: `phases.${code}.to`,
              says: `the last day of phase ${code} ${name}`,
              zh: `${code} ${name}的截止日期`,
            },
          ]
        : []),
    ]
  })

const ofMeasures = ({ measures }: CampaignFile, parameters: CampaignParameters | null): readonly MaskedDate[] =>
  measures.flatMap(({ code, title_zh: title, deadline }) => {
    if (deadline?.kind !== 'monthEnd' || deadline.month !== null) return []
    if (parameters?.tasks?.[code]?.month !== undefined) return []
    return [{ path: `tasks.${code}.month`, says: `the month of ${code} ${title}`, zh: `${code} ${title}的完成月份` }]
  })

/** Every masked date that is not filled in, in the order of the file (S0-26, S0-42, S1-17; c1.1). */
export const maskedDates = (file: CampaignFile, parameters: CampaignParameters | null): readonly MaskedDate[] => [
  ...ofPeriod(file, parameters),
  ...ofPhases(file, parameters),
  ...ofMeasures(file, parameters),
]
