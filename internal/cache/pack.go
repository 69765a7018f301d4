package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
)

// magic begins each pack; another form of packs has another one.
const magic = "qbank pack 1\n"

// packID tells packs apart.
type packID [sha256.Size]byte

// entry is what is kept of a file.
type entry struct {
	name    string // of the file
	sum     [sha256.Size]byte
	stamp   Stamp
	payload []byte
}

// A pack is its magic, its id, and its entries. An entry is the length of its
// body, a checksum of it, and the body: the sum of the file's content, the stamp
// of the file, the length of its name, the name, and the payload.
const (
	entryHead = 4 + 4
	bodyHead  = sha256.Size + stampSize + 4
)

// appendEntry appends an entry to a pack.
func appendEntry(b []byte, e *entry) []byte {
	start := len(b)
	b = append(b, make([]byte, entryHead)...)
	b = append(b, e.sum[:]...)
	b = e.stamp.append(b)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(e.name)))
	b = append(b, e.name...)
	b = append(b, e.payload...)
	body := b[start+entryHead:]
	binary.LittleEndian.PutUint32(b[start:], uint32(len(body)))
	binary.LittleEndian.PutUint32(b[start+4:], crc32.Checksum(body, castagnoli))
	return b
}

// packHead is what stands before the entries.
func packHead(id packID) []byte { return append([]byte(magic), id[:]...) }

// readPack gives the entries of a pack, of which the payloads are parts of data.
// An entry with a fault ends it: where the next one begins cannot be told any
// more. Whole tells that there was no fault.
func readPack(data []byte, id packID) (entries []entry, whole bool) {
	data, ok := bytes.CutPrefix(data, packHead(id))
	if !ok {
		return nil, false
	}
	for len(data) > 0 {
		if len(data) < entryHead {
			return entries, false
		}
		size, check := binary.LittleEndian.Uint32(data), binary.LittleEndian.Uint32(data[4:])
		data = data[entryHead:]
		if uint64(size) > uint64(len(data)) || size < bodyHead {
			return entries, false
		}
		body := data[:size:size]
		data = data[size:]
		e, ok := readBody(body, check)
		if !ok {
			return entries, false
		}
		entries = append(entries, e)
	}
	return entries, true
}

func readBody(body []byte, check uint32) (entry, bool) {
	if crc32.Checksum(body, castagnoli) != check {
		return entry{}, false
	}
	e := entry{sum: [sha256.Size]byte(body), stamp: readStamp(body[sha256.Size:])}
	size := binary.LittleEndian.Uint32(body[bodyHead-4:])
	rest := body[bodyHead:]
	if uint64(size) > uint64(len(rest)) {
		return entry{}, false
	}
	e.name, e.payload = string(rest[:size]), rest[size:]
	return e, true
}
