/** What is said when something is refused: why, and what to do. One text a code and language. */
export interface RefusalText {
  readonly zh: string
  readonly en: string
}

/** Refusals of voiding a fact, the same in every context. */
export const voidingRefusals = {
  FactUnknown: { zh: '没有这条记录，请刷新后重试。', en: 'There is no such fact; load the page again.' },
  FactNotVoidable: { zh: '这类记录不能撤销。', en: 'Facts of this kind are never voided.' },
  FactRestedOn: {
    zh: '后面的记录以它为依据，请先撤销后面的记录。',
    en: 'A later fact rests on it; void that one first.',
  },
  OwnFact: {
    zh: '不能撤销本人所作的记录，请由他人撤销。',
    en: 'Nobody voids what he recorded himself; somebody else must.',
  },
} as const satisfies Record<string, RefusalText>

/** A command names a file that is not kept for it. */
export const FILE_UNKNOWN = {
  zh: '所附文件没有上传成功或已过期，请重新上传。',
  en: 'A file named here is not stored for this, or waited too long; upload it again.',
} as const
