package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"os"
	"runtime"
	"sync"
)

// castagnoli is the polynomial that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openProgram opens the file of the running program.
func openProgram() (*os.File, error) {
	// The path may lead to a newer build by now; this does not.
	if runtime.GOOS == "linux" {
		if f, err := os.Open("/proc/self/exe"); err == nil {
			return f, nil
		}
	}
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// runningProgram is the sum of the running program's file. Its version would not
// do: two builds of one commit may differ by what was not committed, by the
// versions of libraries and of Go. The sum is remembered with the file's stamp.
func (s *Store) runningProgram() ([sha256.Size]byte, error) {
	f, err := openProgram()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	stamp := stampOf(info, s.now())
	if sum, ok := knownProgram(s.read(programName), stamp); ok {
		return sum, nil
	}
	sum, err := summedProgram()
	if err == nil && stamp != (Stamp{}) {
		_ = s.replace(programName, programRecord(stamp, sum))
	}
	return sum, err
}

// summedProgram reads the program once in a process.
var summedProgram = sync.OnceValues(func() ([sha256.Size]byte, error) {
	f, err := openProgram()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	defer func() { _ = f.Close() }()
	return sumOf(f)
})

// programRecord is what is remembered of a program: its stamp, its sum, and a
// checksum over both.
func programRecord(stamp Stamp, sum [sha256.Size]byte) []byte {
	record := append(stamp.append(nil), sum[:]...)
	return binary.LittleEndian.AppendUint32(record, crc32.Checksum(record, castagnoli))
}

// knownProgram is the sum in a record, where that is of a program with this stamp.
func knownProgram(record []byte, stamp Stamp) (sum [sha256.Size]byte, ok bool) {
	const size = stampSize + sha256.Size
	if len(record) != size+4 || stamp == (Stamp{}) ||
		binary.LittleEndian.Uint32(record[size:]) != crc32.Checksum(record[:size], castagnoli) ||
		readStamp(record) != stamp {
		return sum, false
	}
	return [sha256.Size]byte(record[stampSize:size]), true
}
