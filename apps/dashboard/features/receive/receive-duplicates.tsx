import { Form } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIKELY_DUPLICATES } from '../../shared/api/questions.js'
import type { LikelyDuplicate } from '../../shared/api/schema.generated.js'
import { DuplicateRows } from '../../shared/duplicates/duplicate-rows.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import type { Filled } from './receive-input.js'

/** Nothing is asked before so many characters of the summary, nor while the desk goes on writing. */
const FROM_CHARACTERS = 4
const PAUSE_MILLIS = 500

type Asked = Pick<Filled, 'summary' | 'category' | 'place'>

/** What was filled in, once nothing was changed for half a second. */
const useSettled = (asked: Asked): Asked => {
  const { summary, category, place } = asked
  const [settled, setSettled] = useState<Asked>({})
  useEffect(() => {
    const waiting = setTimeout(
      () =>
        setSettled({
          ...(summary === undefined ? {} : { summary }),
          ...(category === undefined ? {} : { category }),
          ...(place === undefined ? {} : { place }),
        }),
      PAUSE_MILLIS,
    )
    return () => clearTimeout(waiting)
  }, [summary, category, place])
  return settled
}

const given = (text: string | undefined): string | null => text?.trim() || null

interface ReceiveDuplicatesProps {
  readonly isOff: boolean
  readonly onLink: (duplicate: LikelyDuplicate) => void
}

/** Items that may be the same matter, while the summary is being written. A fault of this question stops nobody. */
export const ReceiveDuplicates = ({ isOff, onLink }: ReceiveDuplicatesProps) => {
  const { t } = useTranslation()
  const { summary, category, place } = useSettled({
    summary: Form.useWatch<Filled['summary']>('summary') ?? '',
    category: Form.useWatch<Filled['category']>('category') ?? '',
    place: Form.useWatch<Filled['place']>('place') ?? '',
  })
  const text = given(summary)
  const { state } = usePanel({
    question: LIKELY_DUPLICATES,
    variables: { of: { summary: text, category: given(category), place: given(place) } },
    read: ({ likelyDuplicates }) => likelyDuplicates,
    pause: (text?.length ?? 0) < FROM_CHARACTERS,
  })
  const rows = state.kind === 'data' && text !== null ? state.data.rows : []
  return (
    <div aria-live="polite">
      {rows.length > 0 ? (
        <section className="receive-duplicates">
          <h3>{t('duplicates.title')}</h3>
          <p className="quiet">
            {t('duplicates.help')} {t('duplicates.linkHelp')}
          </p>
          <DuplicateRows rows={rows} choose={{ label: t('duplicates.link'), isOff, on: onLink }} />
        </section>
      ) : null}
    </div>
  )
}
