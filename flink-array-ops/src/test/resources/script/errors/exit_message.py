import sys
print("a")
sys.exit("stopped")
