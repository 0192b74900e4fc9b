"""Writing and reading a package; reading goes from limits to bytes to meaning, never back.

size, signature over the raw bytes | container | version | manifest | digests | data | sense
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from uuid import UUID

import msgspec

from desktop import __version__
from desktop.domain.errors import PackageRefused
from desktop.domain.office import Office
from desktop.domain.outline import plan_name
from desktop.domain.record import Record
from desktop.exchange.container import (
    MANIFEST_NAME,
    MIMETYPE,
    MIMETYPE_NAME,
    MOST_BYTES,
    pack,
    unpack,
)
from desktop.exchange.content import (
    FIELDS,
    Content,
    count,
    data_name,
    decode_content,
    encode_content,
    measure_completeness,
)
from desktop.exchange.decoding import decode_json, encode_json
from desktop.exchange.manifest import (
    FORMAT,
    Action,
    FrameworkRef,
    Manifest,
    Member,
    PackageKind,
    Party,
    PeriodRef,
    PlanRef,
    Version,
    Versions,
)
from desktop.exchange.page import build_page
from desktop.exchange.signing import COMMENT_LENGTH, KeyPair, check_signature
from desktop.exchange.soundness import check_content, check_lines
from desktop.exchange.versions import require_fields_of

PAGE_NAME = "view/index.html"
PDF_NAME = "view/van-ban.pdf"
_FILES = "files/"
_ONE_LINE = str.maketrans("\n\t", "  ")
_MAGIC = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
}


class Letter(Record, frozen=True, kw_only=True):
    """What a package says beside its content: to whom, after which one, on which day."""

    kind: PackageKind
    receiver: Party
    channel: UUID
    sequence: int
    previous_id: str = ""
    replaces_id: str = ""
    created: date


class Package(Record, frozen=True, kw_only=True):
    """An intact package.

    ``members`` keeps every member as it came, so that what a newer version added is not lost.
    """

    id: str
    public_key: str
    manifest: Manifest
    content: Content
    members: dict[str, bytes]

    @property
    def pdf(self) -> bytes:
        """The paper to look at; empty where the sender put none in."""
        return self.members.get(PDF_NAME, b"")


def write_package(
    letter: Letter,
    content: Content,
    key: KeyPair,
    *,
    pdf: bytes = b"",
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the signed package: equal arguments give equal bytes.

    Args:
        letter: the envelope.
        content: the data.
        key: the sender's key.
        pdf: the paper, for readers without the program.
        files: attachments by any name; the ending of the name tells what they are.
    """
    members = encode_content(letter.kind, content)
    members[PAGE_NAME] = build_page(letter.receiver.name, letter.created, content)
    if pdf:
        members[PDF_NAME] = pdf
    members |= {_file_name(name, data): data for name, data in (files or {}).items()}
    members[MIMETYPE_NAME] = MIMETYPE
    members[MANIFEST_NAME] = encode_json(_manifest(letter, content, members))
    return key.sign(pack(members, comment_length=COMMENT_LENGTH))


def read_package(data: bytes) -> Package:
    """Return the package in ``data``, proved byte by byte and then field by field.

    Raises:
        PackageRefused: it is altered, not canonical, too new, or does not make sense.
    """
    if len(data) > MOST_BYTES:
        raise PackageRefused("package.too_large", size=len(data), limit=MOST_BYTES)
    signature = check_signature(data)
    members = unpack(signature.signed, comment_length=COMMENT_LENGTH)
    manifest, known = _read_manifest(members[MANIFEST_NAME])
    _check_members(manifest, members, known=known)
    content = decode_content(manifest.kind, members, canonical=known)
    require_fields_of(manifest.format.pair, content)
    check_content(content)
    _check_agreement(manifest, content, members, known=known)
    return Package(
        id=signature.package_id,
        public_key=signature.public_key,
        manifest=manifest,
        content=content,
        members=members,
    )


def party_of(office: Office) -> Party:
    """Return an office as a sender."""
    return Party(id=office.id, name=office.name, code=office.code)


def _manifest(letter: Letter, content: Content, members: Mapping[str, bytes]) -> Manifest:
    version = Version(major=FORMAT[0], minor=FORMAT[1])
    return Manifest(
        format=version,
        min_reader=Version(major=FORMAT[0], minor=0),
        writer=f"SoPGI {__version__}",
        kind=letter.kind,
        action=Action.REPLACE if letter.replaces_id else Action.NEW,
        sender=party_of(content.office),
        receiver=letter.receiver,
        plan=_plan_ref(content, members),
        frameworks=_framework_refs(content),
        period=_period_ref(content),
        channel=letter.channel,
        sequence=letter.sequence,
        previous_id=letter.previous_id,
        replaces_id=letter.replaces_id,
        created=letter.created,
        counts=count(content, _count_files(members)),
        completeness=measure_completeness(content),
        members=_member_list(members),
    )


def _plan_ref(content: Content, members: Mapping[str, bytes]) -> PlanRef:
    plan = content.plan
    return PlanRef(
        id=plan.id,
        series_id=plan.series_id,
        revision=plan.revision,
        year=plan.year,
        title=plan_name(plan).translate(_ONE_LINE)[:2_000],
        digest=_sha256(members[data_name("plan")]),
    )


def _framework_refs(content: Content) -> tuple[FrameworkRef, ...]:
    return tuple(
        FrameworkRef(id=one.id, code=one.code, digest=_sha256(encode_json(one)))
        for one in content.frameworks
    )


def _period_ref(content: Content) -> PeriodRef | None:
    period = content.period
    if period is None:
        return None
    return PeriodRef(
        id=period.id,
        label=period.label,
        data_from=period.data_from,
        data_to=period.data_to,
        due=period.due,
    )


def _member_list(members: Mapping[str, bytes]) -> tuple[Member, ...]:
    return tuple(
        Member(name=name, size=len(data), sha256=_sha256(data))
        for name, data in sorted(members.items())
        if name != MANIFEST_NAME
    )


def _count_files(members: Mapping[str, bytes]) -> int:
    return sum(name.startswith(_FILES) for name in members)


def _file_name(name: str, data: bytes) -> str:
    ending = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    if ending not in _MAGIC or not data.startswith(_MAGIC[ending]):
        raise PackageRefused("package.file_kind", member=name)
    return f"{_FILES}{_sha256(data)}.{ending}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_manifest(data: bytes) -> tuple[Manifest, bool]:
    """Return the manifest, and whether its version is known to the last field."""
    versions = decode_json(MANIFEST_NAME, data, Versions, canonical=False)
    written, least = versions.format, versions.min_reader
    if written.major > FORMAT[0] or least.pair > FORMAT:
        newest = max(written, least, key=lambda version: version.pair)
        raise PackageRefused("package.newer", found=f"{newest.major}.{newest.minor}")
    if written.major < FORMAT[0] or least.major < FORMAT[0] or least.pair > written.pair:
        # No such version was ever written, and nobody can be older than oneself.
        raise PackageRefused("package.spelling", member=MANIFEST_NAME)
    known = written.pair <= FORMAT
    manifest = decode_json(MANIFEST_NAME, data, Manifest, canonical=known)
    check_lines(manifest)
    return manifest, known


def _check_members(manifest: Manifest, members: Mapping[str, bytes], *, known: bool) -> None:
    listed = {member.name: member for member in manifest.members}
    if len(listed) != len(manifest.members):
        raise PackageRefused("package.member_twice", member=MANIFEST_NAME)
    for name in sorted(listed.keys() - members.keys()):
        raise PackageRefused("package.member_missing", member=name[:60])
    for name, data in members.items():
        if name == MANIFEST_NAME:
            continue
        if name not in listed or (known and not _is_known(name, manifest.kind)):
            raise PackageRefused("package.member_extra", member=name)
        digest = _sha256(data)
        if (len(data), digest) != (listed[name].size, listed[name].sha256):
            raise PackageRefused("package.member_digest", member=name)
        _check_kind(name, data, digest)


def _is_known(name: str, kind: PackageKind) -> bool:
    if name in {MIMETYPE_NAME, PAGE_NAME, PDF_NAME} or name.startswith(_FILES):
        return True
    # A kind without defined data is refused under its own name when its data are looked for.
    return kind not in FIELDS or name in {data_name(field) for field in FIELDS[kind]}


def _check_kind(name: str, data: bytes, digest: str) -> None:
    """Refuse a file that is not what its name says; the content of a paper is nobody's promise."""
    if name.startswith(_FILES):
        stem, _, ending = name.removeprefix(_FILES).partition(".")
        if stem != digest or not data.startswith(_MAGIC[ending]):
            raise PackageRefused("package.file_kind", member=name)
    elif name.endswith(".pdf") and not data.startswith(_MAGIC["pdf"]):
        raise PackageRefused("package.file_kind", member=name)


def _check_agreement(
    manifest: Manifest, content: Content, members: Mapping[str, bytes], *, known: bool
) -> None:
    """Refuse a manifest that says something else than the data it came with."""
    stated = msgspec.structs.asdict(manifest)
    found: dict[str, object] = {
        "sender": party_of(content.office),
        "plan": _plan_ref(content, members),
        "period": _period_ref(content),
        "counts": count(content, _count_files(members)),
        "action": Action.REPLACE if manifest.replaces_id else Action.NEW,
    }
    if known:
        # A newer minor may have fields in a framework that encoding again would lose.
        found["frameworks"] = _framework_refs(content)
    for field, value in found.items():
        if stated[field] != value:
            raise PackageRefused("package.disagreement", field=field)
    # Which tasks are required is the sender's rule; only its sum can be wrong.
    stated_parts = manifest.completeness
    if stated_parts.required > len(content.plan.tasks) or (
        stated_parts.required != stated_parts.filled + stated_parts.blank
    ):
        raise PackageRefused("package.disagreement", field="completeness")
