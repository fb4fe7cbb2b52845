"""Prints "passed failed skipped" of a JUnit file by ctest; fails when it holds no test."""
import sys
import xml.etree.ElementTree

suite = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
total, failed, skipped = (int(suite.get(name, "0")) for name in ("tests", "failures", "skipped"))
print(total - failed - skipped, failed, skipped)
sys.exit(0 if total > 0 else 1)
