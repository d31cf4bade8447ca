import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

const ENDED = new Set(['closedOut', 'handedOver'])

/** The ledger entries of an item, one a responsible unit. */
export const EntriesCard = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const time = (instant: string | null) => (instant === null ? MISSING : formatInstant(instant, me.zone))
  const columns = [
    ...[t('desk.unit'), t('desk.state'), t('desk.due'), t('item.opened'), t('item.claimed')],
    ...[t('item.outcome'), t('item.answered'), t('desk.returns'), t('item.closed')],
  ]
  return (
    <section className="card">
      <h2>{t('item.entries')}</h2>
      {item.entries.length === 0 ? (
        <p className="quiet">{t('item.noEntries')}</p>
      ) : (
        <DataTable caption={t('item.entriesCaption')} columns={columns}>
          {item.entries.map((entry) => (
            <tr key={entry.entryId}>
              <th scope="row">
                {labels.unit(entry.unitId)}
                {entry.personId === null ? null : <div className="quiet">{labels.person(entry.personId)}</div>}
                {entry.vacantSince === null ? null : (
                  <div className="mark-yellow">{t('item.vacantSince', { day: entry.vacantSince })}</div>
                )}
                {entry.passedOn === 0 ? null : <div className="quiet">{t('item.passedOn', { n: entry.passedOn })}</div>}
                {entry.part === null ? null : <div className="quiet">{t('item.part', { part: entry.part })}</div>}
                {entry.hungSign ? <div className="mark-red">{t('item.hungSign')}</div> : null}
                {entry.card === null ? null : (
                  <div className={entry.card === 'redCard' ? 'mark-red' : 'mark-yellow'}>
                    {labels.word('supervision', entry.card)}
                  </div>
                )}
                {entry.partsOpen === 0 ? null : (
                  <div className="quiet">{t('item.partsOpen', { n: entry.partsOpen })}</div>
                )}
              </th>
              <td>
                <StateTag kind="entryState" state={entry.state} />
              </td>
              <td>
                <DeadlineText
                  dueAt={entry.dueAt}
                  now={item.asOf.at}
                  provisional={entry.provisional}
                  done={ENDED.has(entry.state)}
                />
                {entry.rederivationDueAt === null ? null : (
                  <div className="mark-yellow">{t('item.recounted', { at: time(entry.rederivationDueAt) })}</div>
                )}
              </td>
              <td className="nowrap">{time(entry.openedAt)}</td>
              <td className="nowrap">{time(entry.claimedAt)}</td>
              <td className="nowrap">{labels.word('result', entry.outcome) || MISSING}</td>
              <td className="nowrap">
                {item.row && entry.part === null ? t(entry.answered ? 'item.answeredYes' : 'item.answeredNo') : MISSING}
              </td>
              <td className="nowrap">{entry.returns > 0 ? t('desk.returned', { count: entry.returns }) : MISSING}</td>
              <td className="nowrap">{time(entry.closedAt)}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  )
}
