import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  askEvidence,
  askPhotos,
  evidencePath,
  photoPath,
  type EvidenceRow,
  type FileStanding,
  type PhotoRow,
} from '../../shared/api/ask-files.js'
import type { Item } from '../../shared/api/schema.generated.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { Panel, useRefusalText } from '../../shared/panel/panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { sizeText } from './evidence.js'
import { useCommand } from '../../shared/command/use-command.js'
import { useFiles } from './use-files.js'

/** What browsers show as a picture. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** Who may open what a reporter sent (contracts: OpenReporter). */
const OPENERS = new Set(['operator', 'disciplineOfficer'])

const Standing = ({ standing }: { readonly standing: FileStanding }) => {
  const { t } = useTranslation()
  const whole = standing === 'whole'
  return (
    <span className={whole ? 'state-done nowrap' : 'state-warn'}>
      <span aria-hidden="true">{whole ? '✓' : '!'}</span> {t(`item.standing.${standing}`)}
    </span>
  )
}

const EvidenceLine = ({ itemId, row }: { readonly itemId: string; readonly row: EvidenceRow }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { file, name, mediaType, size, standing, entryId } = row
  const path = file !== null && standing === 'whole' ? evidencePath(itemId, file) : null
  const unitId = entryId.slice(entryId.lastIndexOf(':') + 1)
  return (
    <tr>
      <th scope="row">
        {path === null ? name : <a href={path}>{t('item.downloadFile', { name })}</a>}
        {path !== null && PICTURES.has(mediaType ?? '') ? (
          <details>
            <summary>{t('item.showPicture')}</summary>
            <img className="evidence-picture" src={path} alt={name} loading="lazy" />
          </details>
        ) : null}
      </th>
      <td>{labels.unit(unitId)}</td>
      <td className="nowrap">{row.madeOn}</td>
      <td className="nowrap">{size === null ? MISSING : sizeText(size)}</td>
      <td>
        <Standing standing={standing} />
        <div className="mono quiet hash">{row.sha256}</div>
      </td>
    </tr>
  )
}

/** The evidence of the item's entries: each file with its day, its size and whether it still is what was registered. */
export const EvidenceCard = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const { itemId } = item
  const { state, refresh } = useFiles(askEvidence, itemId, item.asOf.position)
  const columns = [t('item.file'), t('desk.unit'), t('command.madeOn'), t('item.size'), t('item.fileState')]
  return (
    <section className="card">
      <h2>{t('item.evidence')}</h2>
      <Panel state={state} refresh={refresh} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('item.noEvidence')}</p>
          ) : (
            <DataTable caption={t('item.evidenceCaption')} columns={columns}>
              {rows.map((row) => (
                <EvidenceLine key={row.file ?? row.sha256} itemId={itemId} row={row} />
              ))}
            </DataTable>
          )
        }
      </Panel>
    </section>
  )
}

interface OpenFormProps {
  readonly itemId: string
  readonly reportId: string
  readonly onOpened: () => void
}

/** The reason comes first: opening is a fact of the item. */
const OpenForm = ({ itemId, reportId, onOpened }: OpenFormProps) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  const [reason, setReason] = useState('')
  const action = { context: 'intake', command: 'OpenReporter', target: itemId, allowed: true, refusal: null }
  const { sending, send } = useCommand(action, onOpened)
  const trouble = sending.kind === 'refused' || sending.kind === 'unanswered' ? sending.refusal : null
  return (
    <div className="open-photos">
      <label>
        {t('item.openReason')}
        <Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Button
        disabled={reason.trim() === ''}
        loading={sending.kind === 'sending'}
        onClick={() => void send({ itemId, reportId, reason: reason.trim() })}
      >
        {t('item.openPhotos')}
      </Button>
      {trouble ? <Alert role="alert" type="error" title={textOf(trouble)} /> : null}
    </div>
  )
}

interface PhotosProps {
  readonly itemId: string
  readonly reportId: string
  readonly rows: readonly PhotoRow[]
  /** The opening is a fact: the page shows it at once. */
  readonly onOpened: () => void
}

const ReportPhotos = ({ itemId, reportId, rows, onOpened }: PhotosProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const [opened, setOpened] = useState(false)
  const shown = () => {
    setOpened(true)
    onOpened()
  }
  const mayOpen = me.roles.some((role) => OPENERS.has(role)) && rows.some(({ standing }) => standing === 'whole')
  return (
    <div>
      <ul className="photos">
        {rows.map(({ file, size, mediaType, standing }, index) => (
          <li key={file}>
            {t('item.photo', { n: index + 1, size: sizeText(size) })} <Standing standing={standing} />{' '}
            {opened && standing === 'whole' ? (
              <a href={photoPath(itemId, file)}>{t('item.downloadFile', { name: t('item.photoName') })}</a>
            ) : null}
            {opened && standing === 'whole' && PICTURES.has(mediaType) ? (
              <img className="evidence-picture" src={photoPath(itemId, file)} alt={t('item.photoName')} />
            ) : null}
          </li>
        ))}
      </ul>
      {mayOpen && !opened ? <OpenForm {...{ itemId, reportId }} onOpened={shown} /> : null}
    </div>
  )
}

/** What reporters photographed: how many and how large for whoever sees the item, opened only with a reason. */
export const PhotosCard = ({ item, onOpened }: { readonly item: Item; readonly onOpened: () => void }) => {
  const { t } = useTranslation()
  const { itemId } = item
  const { state, refresh } = useFiles(askPhotos, itemId, item.asOf.position)
  if (state.kind === 'data' && state.data.length === 0) return null
  return (
    <section className="card">
      <h2>{t('item.photos')}</h2>
      <p className="quiet">{t('item.photosSealed')}</p>
      <Panel state={state} refresh={refresh} rows={1}>
        {(rows) =>
          [...new Set(rows.map(({ reportId }) => reportId))].map((reportId) => (
            <ReportPhotos
              key={reportId}
              itemId={itemId}
              reportId={reportId}
              rows={rows.filter((row) => row.reportId === reportId)}
              onOpened={onOpened}
            />
          ))
        }
      </Panel>
    </section>
  )
}
