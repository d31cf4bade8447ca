import { useTranslation } from 'react-i18next'
import { ACCESSES } from '../../shared/api/questions.js'
import { formatInstant } from '../../shared/format/dates.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** Who has read an item and when, for those who may ask that. */
export const AccessesCard = ({ itemId }: { readonly itemId: string }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me } = useSigned()
  const { state, refresh } = usePanel({
    question: ACCESSES,
    variables: { itemId },
    read: ({ accesses }) => accesses,
    isEmpty: ({ rows }) => rows.length === 0,
  })
  return (
    <section className="card">
      <h2>{t('history.accesses')}</h2>
      <p className="quiet small">{t('history.accessesHelp')}</p>
      <Panel state={state} refresh={refresh} rows={3} empty={() => t('history.accessesNone')}>
        {({ rows }) => (
          <ol className="facts" aria-label={t('history.accesses')}>
            {rows.map(({ at, personId, question }, nth) => (
              <li key={`${at}-${rows.length - nth}`} className="fact">
                <time className="fact-time" dateTime={at}>
                  {formatInstant(at, me.zone)}
                </time>
                <div>
                  {labels.person(personId)} · {t(`history.asked.${question}`, { defaultValue: question })}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </section>
  )
}
