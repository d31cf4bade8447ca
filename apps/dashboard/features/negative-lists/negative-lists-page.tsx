import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { NEGATIVE_LISTS } from '../../shared/api/negative-list-questions.js'
import type { HandedInCount, NegativeListLine, NegativeLists } from '../../shared/api/schema.generated.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { download } from '../../shared/export/download.js'
import { xlsxOf } from '../../shared/export/xlsx.js'
import { dayOf, formatInstant } from '../../shared/format/dates.js'
import { formatCount, formatPercent } from '../../shared/format/numbers.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { CallDrawer } from './call-drawer.js'
import { missingIn } from './missing.js'
import { useStanding } from './use-standing.js'

const useFigure = () => {
  const { t } = useTranslation()
  return ({ expected, handedIn }: HandedInCount) =>
    t('negativeLists.figure', {
      ...{ handedIn: formatCount(handedIn), expected: formatCount(expected) },
      share: formatPercent(expected === 0 ? null : handedIn / expected),
    })
}

/** How many lists are there, of those expected, with what it is out of and where it comes from. */
const Summary = ({ found: { units, persons } }: { readonly found: NegativeLists }) => {
  const { t } = useTranslation()
  const figure = useFigure()
  return (
    <section className="card">
      {([['units', units] as const, ['persons', persons] as const] as const).map(([name, count]) => (
        <p key={name}>
          {t(`negativeLists.${name}`)}: <strong>{figure(count)}</strong>{' '}
          <span className="quiet">{t('negativeLists.inTimeOf', { inTime: formatCount(count.inTime) })}</span>
        </p>
      ))}
      <p className="quiet">{t('negativeLists.source')}</p>
    </section>
  )
}

const Line = ({ line }: { readonly line: NegativeListLine }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { catalogues } = useSigned()
  const figure = useFigure()
  const standing = useStanding()(line.ofUnit, { over: line.over, ofUnit: true })
  return (
    <tr>
      <th scope="row">
        <Link to={`/negative-lists/${encodeURIComponent(line.listsId)}`}>{labels.unit(line.unitId)}</Link>
      </th>
      <td>{catalogues.get(line.campaign)?.[labels.language] ?? line.campaign}</td>
      <td>{line.dueOn}</td>
      <td className={standing.warns ? 'state-warn' : ''}>{standing.text}</td>
      <td>{figure(line.persons)}</td>
      <td className={line.over && line.missing.length > 0 ? 'state-warn' : ''}>
        {line.missing.length === 0
          ? t('negativeLists.nobodyMissing')
          : line.missing.map(labels.person).join(t('negativeLists.and'))}
      </td>
    </tr>
  )
}

/** Takes who is missing off the screen: onto paper, or into a file. */
const Ways = ({ found }: { readonly found: NegativeLists }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me } = useSigned()
  const title = t('negativeLists.missingTitle')
  const save = async () => {
    const columns = [
      ...[{ key: 'unit', title: t('negativeLists.unit'), width: 24 }],
      ...[{ key: 'kind', title: t('negativeLists.kind'), width: 10 }],
      ...[{ key: 'name', title: t('negativeLists.name'), width: 24 }],
      ...[{ key: 'due', title: t('negativeLists.due'), width: 14 }],
    ]
    const lines = [[t('ledgers.line.asOf'), formatInstant(found.asOf.at, me.zone)]] as const
    const unit = labels.unit(me.unitId ?? me.tenant)
    const rows = missingIn(found.rows).map(({ unitId, personId, dueOn }) => [
      labels.unit(unitId),
      t(personId === null ? 'negativeLists.kindUnit' : 'negativeLists.kindPerson'),
      personId === null ? labels.unit(unitId) : labels.person(personId),
      dueOn,
    ])
    download(
      `${title}-${dayOf(found.asOf.at, me.zone)}.xlsx`,
      await xlsxOf({ title, unit, signatures: [], lines, columns, rows }),
    )
  }
  return (
    <span className="no-print">
      <Button onClick={() => print()}>{t('negativeLists.print')}</Button>{' '}
      <Button onClick={() => void save()}>{t('negativeLists.xlsx')}</Button>
    </span>
  )
}

const Lines = ({ found }: { readonly found: NegativeLists }) => {
  const { t } = useTranslation()
  const columns = ['unit', 'campaign', 'due', 'ofUnit', 'ofPersons', 'missing'].map((one) => t(`negativeLists.${one}`))
  if (found.rows.length === 0) return <p className="card">{t('negativeLists.empty')}</p>
  return (
    <>
      <Summary found={found} />
      <div className="card">
        <Ways found={found} />
        <DataTable caption={t('negativeLists.caption')} columns={columns}>
          {found.rows.map((line) => (
            <Line key={line.listsId} line={line} />
          ))}
        </DataTable>
      </div>
    </>
  )
}

/** Who has handed in a negative list and who has not, unit by unit (S2-68). */
export const NegativeListsPage = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me, catalogues } = useSigned()
  const { value, set } = useUrlFilters()
  const [calling, setCalling] = useState(false)
  const campaign = value('campaign') ?? null
  const { state, refresh } = usePanel({
    question: NEGATIVE_LISTS,
    variables: { campaign },
    read: ({ negativeLists }) => negativeLists,
  })
  const { accepted } = useAccepted({
    ...{ question: NEGATIVE_LISTS, variables: { campaign } },
    positionIn: ({ negativeLists }) => negativeLists.asOf.position,
    refresh,
  })
  const campaigns = [...catalogues.values()].map((one) => ({ value: one.campaignId, label: one[labels.language] }))
  return (
    <>
      <PageHead title={t('negativeLists.title')}>
        <Select
          className="no-print"
          aria-label={t('negativeLists.which')}
          value={campaign ?? ''}
          popupMatchSelectWidth={false}
          options={[{ value: '', label: t('negativeLists.all') }, ...campaigns]}
          onChange={(one: string) => set({ campaign: one === '' ? null : one })}
        />
        {me.commands.includes('CallForNegativeLists') ? (
          <Button type="primary" className="no-print" onClick={() => setCalling(true)}>
            {t('command.name.CallForNegativeLists')}
          </Button>
        ) : null}
      </PageHead>
      <p className="quiet no-print">{t('negativeLists.help')}</p>
      {calling ? (
        <CallDrawer
          onClose={() => setCalling(false)}
          onAccepted={(answer) => {
            setCalling(false)
            void accepted(answer)
          }}
        />
      ) : null}
      <Panel state={state} refresh={refresh}>
        {(found, refreshing) => (
          <>
            <AsOfStamp asOf={found.asOf} refreshing={refreshing} refresh={refresh} />
            <Lines found={found} />
          </>
        )}
      </Panel>
    </>
  )
}
