// What the people of the story share: who they are, what came of it so far,
// and what staff do more than once.
import { fill, path, press } from './stage.mjs'

export const mark = `${process.pid}-${Math.floor(Date.now() / 1000)}`
export const title = `一般事務（見本 ${process.pid}）`
export const reason = '賃金の下限と上限の書き方を、手当の額とあわせて確かめてください。'
export const people = {}
// Numbers of the job and the seekers, addresses of what came into being.
export const job = {}
export const seekers = {}
export const found = {}

export async function register(key, given) {
	const { staff } = people
	await staff.goto('/staff/seekers/new')
	await fill(staff, 'seeker', given)
	await press(staff, 'seeker', '登録する')
	seekers[key] = path(staff).split('/').pop()
	await fill(staff, 'consultation')
	await press(staff, 'consultation', '相談を記録する')
}

export function between(key) {
	return `/staff/referrals/new?seeker=${seekers[key]}&job=${job.number}`
}

export async function begin(key) {
	const { staff } = people
	await staff.goto(between(key))
	await fill(staff, 'referral')
	await press(staff, 'referral', '下書きを保存する')
}
