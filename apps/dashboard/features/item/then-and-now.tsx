import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { History } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface ThenAndNowProps {
  readonly then: History
  readonly now: History
}

interface Line {
  readonly key: string
  readonly what: string
  readonly of: (history: History) => string | null
  readonly show?: (value: string) => ReactNode
}

const useLines = (now: History): readonly Line[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return [
    {
      key: 'state',
      what: t('history.itemState'),
      of: ({ item }) => item?.state ?? null,
      show: (state) => <StateTag kind="itemState" state={state} />,
    },
    { key: 'unit', what: t('history.unit'), of: ({ item }) => labels.unit(item?.unitId) || null },
    {
      key: 'due',
      what: t('history.due'),
      of: ({ item }) => (item?.dueAt ? formatInstant(item.dueAt, me.zone) : null),
    },
    { key: 'owed', what: t('history.owed'), of: ({ item }) => (item ? String(item.repliesOwed) : null) },
    ...now.entries.map(({ entryId, unitId }): Line => ({
      key: entryId,
      what: t('history.entry', { unit: labels.unit(unitId) }),
      of: ({ entries }) => entries.find((entry) => entry.entryId === entryId)?.state ?? null,
      show: (state) => <StateTag kind="entryState" state={state} />,
    })),
  ]
}

/** How the item stood at the moment replayed, beside how it stands now; what differs is marked. */
export const ThenAndNow = ({ then, now }: ThenAndNowProps) => {
  const { t } = useTranslation()
  const lines = useLines(now)
  const cell = (value: string | null, show: Line['show'], missing: string) =>
    value === null ? <span className="quiet">{missing}</span> : (show?.(value) ?? value)
  return (
    <table className="data then-now">
      <caption>{t('history.thenNow')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('history.what')}</th>
          <th scope="col">{t('history.before')}</th>
          <th scope="col">{t('history.today')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, what, of, show }) => (
          <tr key={key} className={of(then) === of(now) ? undefined : 'differs'}>
            <th scope="row">{what}</th>
            <td>{cell(of(then), show, t('history.notYet'))}</td>
            <td>{cell(of(now), show, MISSING)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
